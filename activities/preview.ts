import type { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Arrived, Blobs } from '../store/blobs.ts';

const longestSide = 1_280;
const mostPixels = 100_000_000;
const mostBytes = 4 * 2 ** 20;
const patienceSeconds = 20;

sharp.cache(false);
sharp.concurrency(1);

/** An image upright, at most 1,280 pixels a side, as WebP without any metadata; undefined for what cannot be drawn. */
export async function drawPreview(blobs: Blobs, content: Readable): Promise<Arrived | undefined> {
  const draw = sharp({ limitInputPixels: mostPixels, failOn: 'truncated', sequentialRead: true })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .timeout({ seconds: patienceSeconds });
  content.once('error', (error) => draw.destroy(error));
  try {
    const arrived = await blobs.receive(content.pipe(draw), mostBytes);
    return typeof arrived === 'object' ? arrived : undefined;
  } catch {
    return undefined;
  } finally {
    content.destroy();
  }
}
