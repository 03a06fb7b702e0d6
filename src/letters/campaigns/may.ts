import type { Operation } from '#domain/api';
import type { PermissionRow } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import { POSTS, type Role } from '#domain/posts';
import { useActing } from '../../acting';

const isRole = (role: string): role is Role => role in POSTS;

/** The role of the acting post; undefined for a family. */
export function useActingRole(): Role | undefined {
  const role = useActing().as?.split(':')[1] ?? '';
  return isRole(role) ? role : undefined;
}

/** Whether the acting post has an operation at all; how far it reaches the server says. */
export function useMay(operation: Operation): boolean {
  const role = useActingRole();
  const row: PermissionRow = PERMISSIONS[operation];
  return role !== undefined && row[role] !== undefined;
}
