import { Navigate } from 'react-admin';
import { useMe, useQueues } from '../data/useApi.ts';
import { Bones } from '../pieces/States.tsx';
import { homeOf, keepsKnowledge, takesCalls } from './desksOf.ts';

/** The first page after sign-in: the operator's intake, the page of whoever oversees the work, everybody else's most urgent queue. */
export function Home() {
  const me = useMe();
  const queues = useQueues();
  if (!me) return <Bones />;
  if (takesCalls(me)) return <Navigate to="/intake" replace />;
  const home = homeOf(me);
  if (home) return <Navigate to={`/${home}`} replace />;
  if (keepsKnowledge(me)) return <Navigate to="/articles?shelf=review" replace />;
  if (queues.isPending) return <Bones />;
  const first = queues.data?.find(({ count }) => count > 0) ?? queues.data?.[0];
  return <Navigate to={first ? `/queues/${first.name}` : '/cases'} replace />;
}
