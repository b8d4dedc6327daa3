import { crc32, deflateSync, inflateSync } from "node:zlib";

/** So many colours a picture has at most: text stays sharp, and the file is a third as large. */
const MOST_COLOURS = 128;

/** So many of them are those of the largest areas, as they are: a ground is no shade of another. */
const OF_AREAS = 80;

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

type Pixels = { readonly width: number; readonly height: number; readonly colours: Uint32Array };

/** A PNG as the browser takes it (https://www.w3.org/TR/png-3/), with a palette of few colours. */
export function smallPng(png: Buffer): Buffer {
  const pixels = pixelsOf(png);
  const palette = paletteOf(pixels.colours);
  return encoded(pixels, palette);
}

function* chunksOf(png: Buffer): Generator<readonly [type: string, data: Buffer]> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    yield [png.toString("latin1", at + 4, at + 8), data];
    at += length + 12;
  }
}

function pixelsOf(png: Buffer): Pixels {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(([type]) => type === "IHDR")?.[1];
  if (!header) throw new Error("a PNG has a header");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  // Eight bits for each of red, green and blue, with or without how much is seen through.
  const bytes = { 2: 3, 6: 4 }[header[9] ?? 0];
  if (header[8] !== 8 || bytes === undefined) throw new Error("not as a browser takes a picture");
  const packed = chunks.filter(([type]) => type === "IDAT").map(([, data]) => data);
  const rows = inflateSync(Buffer.concat(packed));
  unfilter(rows, width * bytes, bytes);
  const colours = new Uint32Array(width * height);
  for (let to = 0, y = 0; y < height; y += 1) {
    const start = y * (width * bytes + 1) + 1;
    for (let at = start; at < start + width * bytes; at += bytes) {
      colours[to++] = ((rows[at] ?? 0) << 16) | ((rows[at + 1] ?? 0) << 8) | (rows[at + 2] ?? 0);
    }
  }
  return { width, height, colours };
}

/** Each byte was stored as its distance from what the bytes to its left and above let expect. */
function unfilter(rows: Buffer, width: number, bytes: number): void {
  const stride = width + 1;
  for (let start = 0; start < rows.length; start += stride) {
    const filter = rows[start] ?? 0;
    if (filter === 0) continue;
    for (let at = start + 1; at < start + stride; at += 1) {
      const isFirst = at - start <= bytes;
      const left = isFirst ? 0 : (rows[at - bytes] ?? 0);
      const up = start === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = isFirst || start === 0 ? 0 : (rows[at - stride - bytes] ?? 0);
      rows[at] = (rows[at] ?? 0) + expected(filter, left, up, corner);
    }
  }
}

function expected(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default:
      return paeth(left, up, corner);
  }
}

/** Which of the three is nearest to left plus up minus corner. */
function paeth(left: number, up: number, corner: number): number {
  const a = Math.abs(up - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + up - 2 * corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The colours of areas, and of the rest those that are used most and are not near another. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byUse = [...counts].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour);
  const areas = byUse.slice(0, OF_AREAS);
  for (let apart = 1; ; apart *= 1.5) {
    const palette = [...areas];
    for (const colour of byUse.slice(OF_AREAS)) {
      if (palette.every((chosen) => distance(chosen, colour) >= apart)) palette.push(colour);
      if (palette.length > MOST_COLOURS) break;
    }
    if (palette.length <= MOST_COLOURS) return palette;
  }
}

function distance(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function encoded({ width, height, colours }: Pixels, palette: readonly number[]): Buffer {
  const places = new Map<number, number>();
  const placeOf = (colour: number) => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    const far = palette.map((chosen) => distance(chosen, colour));
    const place = far.indexOf(Math.min(...far));
    places.set(colour, place);
    return place;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let from = 0, y = 0; y < height; y += 1) {
    const start = y * (width + 1) + 1;
    for (let at = start; at < start + width; at += 1) rows[at] = placeOf(colours[from++] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(palette.length * 3);
  for (const [at, colour] of palette.entries()) table.writeUIntBE(colour, at * 3, 3);
  const packed = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [chunk("IHDR", header), chunk("PLTE", table), chunk("IDAT", packed)];
  return Buffer.concat([SIGNATURE, ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
