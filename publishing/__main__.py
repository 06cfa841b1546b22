"""The build, the local server and the checks, as commands that run on any system."""

import argparse
import io
import sys
import time

from calculators.law.records import LawError
from publishing import checks, site
from publishing.tables import check
from publishing.tools import node
from publishing.tools.programs import ROOT, SITE, ProgramError
from publishing.tools.server import Server


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # not where a test captures the output
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        if options.command == "test":
            checks.run_all()
        elif options.command == "check":
            check.refuse(ROOT)
            print("Các bảng trong data/ đúng như đã khai ở publishing/tables/tables.toml.")
        else:
            node.install()
            site.build()
        if options.command == "serve":
            serve(options.base, options.port)
    except (ProgramError, LawError) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return 1
    return 0


def serve(base: str, port: int) -> None:
    """Serve the built site until the user stops it."""
    try:
        server = Server(ROOT / SITE, base, port=port)
    except OSError as error:
        raise ProgramError(
            f"Không mở được cổng {port} ({error.strerror}). Hãy chọn cổng khác bằng --port."
        ) from error
    except ValueError as error:
        raise ProgramError(str(error)) from error
    with server:
        print(f"Trang đang ở {server.url} (nhấn Ctrl+C để dừng)", flush=True)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            print()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m publishing",
        description="Dựng trang, mở trang trên máy này, hoặc kiểm thử mọi thứ.",
    )
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("build", help="dựng trang vào build/site (mặc định)")
    server = commands.add_parser("serve", help="dựng trang rồi mở trên máy này")
    server.add_argument("--base", default="/", help="đường dẫn gốc, chẳng hạn /kontum/")
    server.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    commands.add_parser("check", help="kiểm tra các bảng trong data/")
    commands.add_parser("test", help="dựng trang rồi kiểm thử mọi thứ")
    return parser


if __name__ == "__main__":
    sys.exit(main())
