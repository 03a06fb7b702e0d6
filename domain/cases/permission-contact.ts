import type { ContactApi } from '#domain/cases/api-contact';
import type { PermissionRow } from '#domain/permission';

/** Who may do what on the way to a family: those who go there, and for its photos those who read the case. */
export const contactPermissions = (
  field: PermissionRow,
  readers: PermissionRow,
): Record<keyof ContactApi, PermissionRow> => ({
  'cases.companions': field,
  'cases.carry': field,
  'cases.contactPhoto': readers,
});
