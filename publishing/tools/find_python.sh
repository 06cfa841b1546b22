#!/bin/sh
# Print the path of a Python 3.13 that really runs: a pyenv shim can be there and yet not run.

version=$(cat "$(dirname "$0")/../../.python-version")

path_of() {
    "$@" -c '
import ensurepip, sys, venv
wanted = tuple(int(part) for part in "'"$version"'".split("."))
sys.exit(1) if sys.version_info[:2] != wanted else print(sys.executable)
' 2>/dev/null
}

from_uv() { command -v uv >/dev/null && path_of "$(uv python find --no-project "$version" 2>/dev/null)"; }
from_pyenv() { command -v pyenv >/dev/null && path_of "$(pyenv prefix "$version" 2>/dev/null)/bin/python"; }

for candidate in "python$version" python3 python; do
    path_of "$candidate" && exit
done
from_pyenv && exit
from_uv && exit
if command -v uv >/dev/null; then
    echo "Đang tải Python $version bằng uv…" >&2
    uv python install "$version" >&2 && from_uv && exit
fi
if command -v pyenv >/dev/null; then
    echo "Đang cài Python $version bằng pyenv…" >&2
    pyenv install --skip-existing "$version" >&2 && from_pyenv && exit
fi
cat >&2 <<END
Không tìm thấy Python $version (kèm mô-đun venv) và không cài được.
Hãy cài Python $version từ python.org hoặc kho của hệ điều hành, hoặc cài uv hay pyenv, rồi chạy lại.
END
exit 1
