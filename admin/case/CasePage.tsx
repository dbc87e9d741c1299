import { useParams } from 'react-admin';
import { CasePane } from './CasePane.tsx';

/** The case on a page of its own: what was said, the line of the case, the clocks. */
export default function CasePage() {
  const { id } = useParams<{ id: string }>();
  return (
    <div className="page">
      <CasePane id={id} as="page" />
    </div>
  );
}
