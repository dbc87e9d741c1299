import { FunctionField, TextField } from 'react-admin';
import type { Role } from '../../domain/people.ts';
import { useUnitNames } from '../case/useUnitNames.ts';
import { useT } from '../i18n/useT.ts';
import { Table } from './Table.tsx';

interface UserRow {
  id: string;
  roles: Role[];
  unitId: string;
}

/** Who works with the system, at which desk and for which unit. */
export default function Users() {
  const t = useT();
  const names = useUnitNames();
  return (
    <Table resource="users" title="rail.users">
      <TextField source="name" label={t('resources.name')} sortable={false} />
      <TextField source="username" label={t('resources.username')} sortable={false} />
      <FunctionField
        label={t('resources.roles')}
        render={(user: UserRow) => user.roles.map((role) => t(`role.${role}`)).join('、')}
      />
      <FunctionField label={t('resources.unit')} render={(user: UserRow) => names.get(user.unitId) ?? user.unitId} />
    </Table>
  );
}
