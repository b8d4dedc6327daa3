"""Makes every icon file, pixel by pixel, from the figures of `baton.svg`.

Run it after a change of the drawing: `python3 icons/make.py`. Needs nothing but Python.
"""

import math
import pathlib
import struct
import zlib

HERE = pathlib.Path(__file__).resolve().parent

# The drawing, on a field of 20 by 20: a rounded square and a baton in two parts.
GROUND = (1.0, 19.0, 5.0, (0x2F, 0x5B, 0xD7))
STICK = [((5.95, 14.05), (8.29, 11.71)), ((11.71, 8.29), (14.05, 5.95))]
STICK_WIDTH = 2.7


def to_ground(x: float, y: float) -> float:
    """The distance to the edge of the square; negative inside."""
    low, high, radius, _ = GROUND
    half = (high - low) / 2
    centre = (low + high) / 2
    dx = abs(x - centre) - half + radius
    dy = abs(y - centre) - half + radius
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius


def to_stick(x: float, y: float) -> float:
    """The distance to the edge of the nearer part of the baton; negative inside."""
    def to_part(start: tuple[float, float], end: tuple[float, float]) -> float:
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = ((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy)
        along = min(max(along, 0), 1)
        return math.hypot(x - start[0] - along * dx, y - start[1] - along * dy)

    return min(to_part(*part) for part in STICK) - STICK_WIDTH / 2


def png(size: int) -> bytes:
    """The drawing at this many pixels, with smooth edges."""
    scale = size / 20
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            x, y = (column + 0.5) / scale, (row + 0.5) / scale
            ground = min(max(0.5 - to_ground(x, y) * scale, 0), 1)
            stick = min(max(0.5 - to_stick(x, y) * scale, 0), 1)
            rows += bytes(round(part + (255 - part) * stick) for part in GROUND[3])
            rows.append(round(255 * ground))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    picture = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + picture


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows: a table of contents, then the pictures."""
    sizes = [16, 24, 32, 48, 64, 256]
    offset = 6 + 16 * len(sizes)
    table = struct.pack("<HHH", 0, 1, len(sizes))
    for size in sizes:
        length = len(pictures[size])
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, length, offset)
        offset += length
    return table + b"".join(pictures[size] for size in sizes)


def icns(pictures: dict[int, bytes]) -> bytes:
    """macOS: typed chunks."""
    kinds = [("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic08", 256), ("ic09", 512), ("ic10", 1024)]
    chunks = b"".join(
        kind.encode() + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for kind, size in kinds
    )
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


def main() -> None:
    pictures = {size: png(size) for size in (16, 24, 32, 48, 64, 128, 256, 512, 1024)}
    for name, size in (
        ("32x32", 32), ("64x64", 64), ("128x128", 128), ("128x128@2x", 256), ("icon", 512)
    ):
        (HERE / f"{name}.png").write_bytes(pictures[size])
    (HERE / "icon.ico").write_bytes(ico(pictures))
    (HERE / "icon.icns").write_bytes(icns(pictures))


main()
