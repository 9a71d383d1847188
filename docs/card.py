#!/usr/bin/env python3
"""Draws what the program prints on a terminal as SVG: the pictures in the README.

    python3 docs/card.py docs/card.svg "252 550"
    python3 docs/card.py docs/card.ko.svg "--lang ko 550 5.7.26"

Each argument after the file is a command line of its own. Only the standard library is used. Every run of text is placed by
its column, so that colours, bold and East Asian characters of two columns stand where a terminal puts them, whatever font
the reader has.
"""

import html
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 92
CELL, LINE, SIZE = 8.4, 19, 14
MARGIN = 22
BAR = 34
FONT = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'D2Coding', 'NanumGothicCoding', monospace"
BACKGROUND, FOREGROUND, DIM = "#161b22", "#d6dde6", "#8b949e"
COLOURS = {31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 36: "#76e3ea"}
SGR = re.compile(r"\x1b\[([0-9;]*)m")


def width(text):
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text)


def output(arguments):
    environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm", "BOUNCECARD_COLUMNS": str(COLUMNS)}
    done = subprocess.run(
        [ROOT / "bouncecard", *arguments.split()], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n").split("\n")


def runs(line):
    """The line's runs of one look: column, text, colour, bold."""
    colour, bold, column, at = FOREGROUND, False, 0, 0
    found = []
    for match in [*SGR.finditer(line), None]:
        text = line[at:match.start() if match else len(line)]
        if text.strip():
            found.append((column, text, colour, bold))
        column += width(text)
        if match is None:
            break
        at = match.end()
        for code in map(int, (match.group(1) or "0").split(";")):
            if code == 0:
                colour, bold = FOREGROUND, False
            elif code == 1:
                bold = True
            elif code == 2:
                colour = DIM
            elif code == 39:
                colour = FOREGROUND
            else:
                colour = COLOURS[code]
    return found


def pieces(column, text):
    """A run split at wide characters and double spaces, each piece with its column: no font's own widths add up."""
    for match in re.finditer(r"[^\u1100-\uffff ]+(?: [^\u1100-\uffff ]+)*|[\u1100-\uffff]+", text):
        yield column + width(text[:match.start()]), match.group()


def draw(lines):
    height = BAR + MARGIN + LINE * len(lines)
    total = round(COLUMNS * CELL + 2 * MARGIN)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {height}" width="{total}" height="{height}" role="img"'
        f' font-family="{FONT}" font-size="{SIZE}">',
        "<title>Cards of Bouncecard on a terminal</title>",
        f'<rect width="{total}" height="{height}" rx="10" fill="{BACKGROUND}"/>']
    for i, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        out.append(f'<circle cx="{MARGIN + i * 20}" cy="{BAR / 2}" r="6" fill="{colour}"/>')
    for row, line in enumerate(lines):
        y = BAR + LINE * row + SIZE
        for column, text, colour, bold in runs(line):
            weight = ' font-weight="700"' if bold else ""
            for at, piece in pieces(column, text):
                step = 2 if width(piece) > len(piece) else 0
                glyphs = piece if step else [piece]
                spans = "".join(
                    f'<tspan x="{MARGIN + (at + step * i) * CELL:.1f}">{html.escape(glyph)}</tspan>'
                    for i, glyph in enumerate(glyphs))
                out.append(f'<text y="{y}" fill="{colour}"{weight}>{spans}</text>')
    out.append("</svg>")
    return "\n".join(out) + "\n"


def main():
    target, *commands = sys.argv[1:]
    lines = []
    for command in commands:
        lines += ["", ""] if lines else []
        lines += [f"\x1b[2m$\x1b[0m \x1b[1m./bouncecard {command}\x1b[0m", ""] + output(command)
    Path(target).write_text(draw(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
