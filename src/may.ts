import type { Operation } from '#domain/api';
import { PERMISSIONS } from '#domain/permission-table';
import { useActing } from './acting';

/** Whether the acting post has the operation at all; how far it reaches the server decides. */
export function useMay(operation: Operation): boolean {
  const { as } = useActing();
  const [, role = ''] = (as ?? '').split(':');
  return role in PERMISSIONS[operation];
}
