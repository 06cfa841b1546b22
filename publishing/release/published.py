"""Published: asks a published site whether it is whole, as it was built, and whether its engine answers."""

import argparse
import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Error

from calculators import browser as engine
from publishing.release import sums
from publishing.tools.chromium import chromium
from publishing.tools.programs import ProgramError, end

SECONDS = 60
AT_A_TIME = 8
ABSENT = "trang-khong-co/"
PAGE = "tinh-toan/mot-don-vi/"
CASE = {
    "rules": "2023-2025",
    "cells": {"Loại": "xã", "Diện tích tự nhiên (km2)": "12,5", "Quy mô dân số (người)": "2.300"},
}
CALL = "async ([module, asked]) => (await import(module)).call('evaluate_form', asked)"


def faults(address: str, expected_sums: str | None = None) -> Iterator[str]:
    """Yield what is wrong with the files of a site.

    Args:
        address: Where the site is published, with a slash at its end.
        expected_sums: The text of `SHA256SUMS` as it left the build; None trusts the one that is published.
    """
    status, content = _get(address + sums.NAME)
    if status != 200:  # noqa: PLR2004 - the code itself says it best
        yield f"{sums.NAME}: trả lời mã {status}"
        return
    if expected_sums is not None and content.decode() != expected_sums:
        yield f"{sums.NAME}: không phải danh sách của bản đã dựng"
    digests = sums.read(expected_sums or content.decode())
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        yield from filter(None, pool.map(lambda item: _fault(address, *item), digests.items()))
    status, content = _get(address + ABSENT)
    if status != 404 or hashlib.sha256(content).hexdigest() != digests.get("404.html"):  # noqa: PLR2004
        yield f"{ABSENT}: không trả lời bằng trang báo lỗi 404 của trang này (mã {status})"


def _fault(address: str, path: str, digest: str) -> str:
    status, content = _get(address + path.removesuffix("index.html"))
    if status != 200:  # noqa: PLR2004
        return f"{path}: trả lời mã {status}"
    if hashlib.sha256(content).hexdigest() != digest:
        return f"{path}: nội dung khác bản đã dựng"
    return ""


def _get(address: str) -> tuple[int, bytes]:
    """Return the status and the content at an address; status 0 where nothing answers."""
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - https or this machine
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def engine_fault(address: str) -> str:
    """Return what is wrong with the engine as a browser finds it, "" if it answers as the one here."""
    module = address + "assets/javascripts/engine/engine.js"
    with chromium() as program:
        page = program.new_page()
        page.set_default_timeout(SECONDS * 1000)
        try:
            page.goto(address + PAGE)
            answer = page.evaluate(CALL, [module, CASE])
        except Error as error:
            return f"Bộ máy tính không trả lời: {error.message.splitlines()[0]}"
    if answer != json.loads(engine.evaluate_form(json.dumps(CASE))):
        return "Bộ máy tính trả lời khác với mã nguồn ở đây"
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong; the status is 0 where nothing is."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.release.published", description=__doc__
    )
    parser.add_argument("address", help="địa chỉ của trang, chẳng hạn http://127.0.0.1:8000/")
    parser.add_argument("--sums", type=Path, help="tệp SHA256SUMS của bản đã dựng")
    options = parser.parse_args(arguments)
    address = options.address.rstrip("/") + "/"
    try:
        expected_sums = options.sums.read_text("utf-8") if options.sums else None
    except OSError as error:
        raise ProgramError(f"Không đọc được {options.sums}: {error.strerror}.") from error
    try:
        problems = [*faults(address, expected_sums), *filter(None, [engine_fault(address)])]
    except ProgramError as error:
        problems = [str(error)]
    against = "danh sách của bản đã dựng" if options.sums else "danh sách đăng cùng trang"
    print(f"{address}: {len(problems)} lỗi, so với {against}")
    print("".join(f"- {line}\n" for line in problems), end="")
    return 1 if problems else 0


if __name__ == "__main__":
    end(main)
