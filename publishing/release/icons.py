"""Icons: the drawing of the site as pictures of fixed size, for systems that do not install an SVG.

Run once after a change of the drawing: `python -m publishing.release.icons`. The pictures are kept in git,
since two browsers may draw them differently.
"""

from pathlib import Path

from publishing.tools.chromium import chromium
from publishing.tools.programs import ROOT

FOLDER = Path("docs", "assets", "icons")
DRAWING = "icon.svg"
CORNERS = ' rx="96"'
SIZES = {"icon-192.png": 192, "icon-512.png": 512, "maskable-512.png": 512}
"""A maskable one is cut to the system's own shape: it fills its square to the corners."""


def draw(folder: Path = ROOT / FOLDER) -> None:
    """Write the pictures beside the drawing."""
    drawing = (folder / DRAWING).read_text("utf-8")
    with chromium() as program:
        for name, size in SIZES.items():
            picture = drawing.replace(CORNERS, "") if name.startswith("maskable") else drawing
            page = program.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{picture}"
            )
            page.screenshot(path=folder / name, omit_background=True)
            page.close()


if __name__ == "__main__":
    draw()
