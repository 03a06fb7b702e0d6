import type { PermissionRow } from '#domain/permission';
import type { StatisticsApi } from '#domain/statistics/api';

/** Who may do what in `statistics`. */
export const statisticsPermissions = {} as const satisfies Record<keyof StatisticsApi, PermissionRow>;
