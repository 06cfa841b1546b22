"""Pages: ours and the others, what each is made of, and wherein each is unlike the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from publishing.measure.benchmark import calculation

FORM = "tinh-toan/mot-don-vi/"
OURS, STOCK, PLAIN = "ours", "stock", "plain"
VERDICT = '[data-part="result"] .verdict'
OWN_ANSWER = "#answer"


@dataclass(frozen=True)
class Page:
    """A page that gives the answer by itself once it is opened.

    `address` is relative to its folder, `selector` finds the answer in it, and `sign` is the text
    that the answer holds. `package` is where its runtime comes from, for the reader.
    """

    id: str
    name: str
    package: str
    sign: str
    unlike: str
    address: str = ""
    selector: str = OWN_ANSWER
    pyodide: bool = True


def pages() -> Mapping[str, Page]:
    """Return all pages by their ids, ours first."""
    area, _ = calculation.percentages()
    query = urlencode({"rules": calculation.RULES, **calculation.CELLS})
    code = f"{calculation.source()}\n\n{calculation.CALL}"
    repl = urlencode({"kernel": "python", "execute": "1", "code": code})
    return {
        page.id: page
        for page in (
            Page(
                OURS,
                "Trang này",
                "Pyodide 0.29, đã cắt gọn, bộ nhớ của Python ghi sẵn khi dựng trang",
                "thuộc diện",
                "Trang đầy đủ với biểu mẫu, giao diện và lời giải thích kèm điều khoản; tính toàn bộ "
                "quy tắc chứ không riêng phép tính nhỏ. Python chạy trong worker.",
                address=f"{FORM}?{query}",
                selector=VERDICT,
            ),
            Page(
                STOCK,
                "Pyodide nguyên bản trong trang này",
                "pyodide (npm)",
                "thuộc diện",
                "Bản sao của trang này; chỉ khác ở chỗ dùng Pyodide như npm phát hành, với toàn bộ thư "
                "viện chuẩn ở dạng mã nguồn, và bộ máy tính chưa biên dịch. Không đếm byte đã tải.",
                address=f"{FORM}?{query}",
                selector=VERDICT,
            ),
            Page(
                PLAIN,
                "Pyodide nguyên bản trong trang trống",
                "pyodide (npm)",
                area,
                "Trang trống, không có giao diện; Python chạy ngay trong trang nên trang đứng yên "
                "trong lúc khởi động. Chỉ phép tính nhỏ.",
            ),
            Page(
                "pyscript",
                "PyScript với Pyodide",
                "@pyscript/core (npm)",
                area,
                "Trang trống, Python chạy ngay trong trang. Chỉ phép tính nhỏ. Pyodide lấy từ cùng "
                "nơi với trang thay cho mạng phân phối (thiết lập interpreter).",
            ),
            Page(
                "micropython",
                "PyScript với MicroPython",
                "@pyscript/core (npm)",
                area,
                "Như trên, nhưng MicroPython thay cho CPython: nhỏ hơn hẳn, thiếu phần lớn thư viện "
                "chuẩn (không có tomllib, dataclasses, số thập phân chính xác), không chạy được bộ "
                "máy tính của trang này.",
                pyodide=False,
            ),
            Page(
                "theme",
                "pyodide-mkdocs-theme",
                "pyodide-mkdocs-theme (PyPI)",
                area,
                "Trang MkDocs có giao diện như trang này, Python chạy ngay trong trang bằng Pyodide "
                "0.25. Địa chỉ của mạng phân phối trong các tệp đã dựng được đổi thành tệp npm cùng "
                "phiên bản trên cùng máy chủ (jquery.terminal: 2.43.0 thay cho 2.43.1).",
            ),
            Page(
                "jupyterlite",
                "JupyterLite (REPL)",
                "jupyterlite-core, jupyterlite-pyodide-kernel (PyPI)",
                area,
                "Cả một giao diện soạn và chạy mã, Python chạy trong worker cùng IPython. Các gói "
                "mà nó tải vào Pyodide lấy từ PyPI, phiên bản khác đôi chút so với bản phân phối "
                "của Pyodide.",
                address=f"repl/index.html?{repl}",
                selector=".jp-OutputArea-output",
            ),
            Page(
                "marimo",
                "marimo (html-wasm)",
                "marimo (PyPI)",
                area,
                "Sổ tính có giao diện riêng, Python chạy trong worker. Các gói mà nó tải vào Pyodide "
                "lấy từ PyPI theo tệp khoá tự lập, như lệnh xuất --offline của marimo làm; PyYAML "
                "chỉ có phần viết bằng Python.",
                selector=".output",
            ),
        )
    }
