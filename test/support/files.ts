import sharp from 'sharp';

export const maker = 'Kanarienphone 12345';

/** A JPEG of two colours that says where and with what it was taken. */
export const photo = (width = 1_600, height = 1_200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .composite([
      {
        input: { create: { width: width / 2, height: height / 2, channels: 3, background: '#205080' } },
        gravity: 'northwest',
      },
    ])
    .jpeg()
    .withExif({
      IFD0: { Model: maker },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '38/1 50/1 1234/100' },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: '105/1 42/1 5678/100' },
      },
    })
    .toBuffer();

export const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);

/** The test string of scanners as a PDF, put together at run time so that no scanner refuses this source. */
export const infected = (): Buffer =>
  pdf(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));
