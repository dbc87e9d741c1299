import { Navigate } from 'react-admin';
import { useMe, useQueues } from '../data/useApi.ts';
import { Bones } from '../pieces/States.tsx';
import { takesCalls } from './desksOf.ts';

/** The first page after sign-in: the operator's intake, everybody else's most urgent queue. */
export function Home() {
  const me = useMe();
  const queues = useQueues();
  if (!me || queues.isPending) return <Bones />;
  if (takesCalls(me)) return <Navigate to="/intake" replace />;
  const first = queues.data?.find(({ count }) => count > 0) ?? queues.data?.[0];
  return <Navigate to={first ? `/queues/${first.name}` : '/cases'} replace />;
}
