import { createHash } from 'node:crypto';
import { refuse } from '#domain/errors';
import type { Writing } from '../kit/handler';
import { startJob } from '../kit/jobs';
import { ownUnit } from './plan-staff-import';
import { fileRequest } from './requests';
import { PARTS_A_PAGE, staffJob } from './staff-job';
import { ownStaffSheet, type StaffSheet } from './staff-rows';

/** 确认导入: the same file brought by the same post is one job, however often it is tapped. */
export const commitStaffImport: Writing<'accounts.commitStaffImport'> = {
  request: fileRequest,
  scope: ownUnit,
  prepare: (call, { file }) => ownStaffSheet(call, file),
  async write(tx, call, { file }, prepared) {
    const sheet = prepared as StaffSheet;
    const post = call.post ?? refuse('FORBIDDEN');
    const plan = createHash('sha256').update(`${file}\n${post.id}`).digest('base64url');
    const job = await startJob(tx, call, {
      kind: staffJob.kind,
      key: `${file}~${plan.slice(0, 8)}`,
      plan,
      total: sheet.pages.length * PARTS_A_PAGE,
      paths: [post.path],
      input: { file },
    });
    return { reply: { job }, subject: `jobs/${job}`, paths: [post.path], change: { to: 'running' } };
  },
};
