import { positionOf, type Position } from '../../domain/taken.ts';

const patienceMs = 5_000;
const freshMs = 60_000;

/** Where the device is, when the person lets the browser say so and it knows within 5 seconds; never fails. */
export const whereNow = (): Promise<Position | undefined> =>
  new Promise((resolve) => {
    // the browser's own limit begins after its question to the person
    setTimeout(() => resolve(undefined), patienceMs);
    const { geolocation } = navigator as { geolocation?: Geolocation };
    geolocation?.getCurrentPosition(
      ({ coords }) => resolve(positionOf(coords.latitude, coords.longitude, coords.accuracy)),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: freshMs },
    );
  });
