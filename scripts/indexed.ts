import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const most = 256;

interface Chunk {
  type: string;
  data: Buffer;
}

function* chunksOf(png: Buffer): Generator<Chunk> {
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Undoes the filters of the rows, in place, and answers the bare samples. */
function samplesOf(raw: Buffer, stride: number, step: number): Buffer {
  const rows = raw.length / (stride + 1);
  const out = Buffer.alloc(rows * stride);
  const at = (row: number, x: number): number => (row < 0 || x < 0 ? 0 : (out[row * stride + x] ?? 0));
  for (let row = 0; row < rows; row++) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const [a, b, c] = [at(row, x - step), at(row - 1, x), at(row - 1, x - step)];
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
      out[row * stride + x] = (raw[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

const distance = (a: number, b: number): number =>
  Math.abs((a >> 16) - (b >> 16)) + Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) + Math.abs((a & 255) - (b & 255));

const bucketOf = (colour: number): number =>
  ((colour >> 20) << 8) | (((colour >> 12) & 15) << 4) | ((colour >> 4) & 15);

/** The most frequent colours, then the most frequent one of each region of the colour space, so that a small red lamp stays red. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const regions = new Map<number, { first: number; most: number; total: number }>();
  for (const [colour, count] of counts) {
    const region = regions.get(bucketOf(colour)) ?? { first: colour, most: 0, total: 0 };
    if (count > region.most) Object.assign(region, { first: colour, most: count });
    region.total += count;
    regions.set(bucketOf(colour), region);
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most / 2);
  const spread = [...regions.values()].sort((a, b) => b.total - a.total).map(({ first }) => first);
  return [...new Set([...frequent.map(([colour]) => colour), ...spread])].slice(0, most);
}

/** A palette for these colours, and for every one of them the nearest entry. */
function mapped(colours: Uint32Array): { palette: number[]; indexOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const nearest = (colour: number): number =>
    palette.reduce((best, other, i) => (distance(other, colour) < distance(palette[best] ?? 0, colour) ? i : best), 0);
  return { palette, indexOf: new Map([...counts.keys()].map((colour) => [colour, nearest(colour)])) };
}

/** A screenshot (8-bit RGB or RGBA PNG) with at most 256 colours: a fraction of the size, and for pages of text the same to the eye. */
export function indexed(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const step = header[9] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const samples = samplesOf(raw, width * step, step);
  const colours = Uint32Array.from({ length: width * height }, (_, i) => samples.readUIntBE(i * step, 3));
  const { palette, indexOf } = mapped(colours);
  const rows = Buffer.alloc(height * (width + 1));
  colours.forEach(
    (colour, i) => (rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = indexOf.get(colour) ?? 0),
  );
  const entries = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const kind = Buffer.from(header);
  kind.set([8, 3], 8);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', kind),
    chunk('PLTE', entries),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
