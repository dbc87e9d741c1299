import { Asked } from '../pieces/Asked.tsx';
import type { Place } from './usePlaces.ts';

interface PlaceSelectProps {
  label: string;
  value: string;
  places: readonly Place[];
  onPick: (code: string) => void;
}

/** Chooses one of a few places. */
export function PlaceSelect({ label, value, places, onPick }: PlaceSelectProps) {
  return (
    <Asked label={label}>
      {(wiring) => (
        <select className="field" {...wiring} value={value} onChange={(event) => onPick(event.target.value)}>
          {places.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}
