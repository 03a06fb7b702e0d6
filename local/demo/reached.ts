import { blankMissing, heard, type Missing } from '#domain/cases/missing';
import { instantAt, type PlainDate } from '#domain/plain-date';
import { postId } from '#domain/posts';
import type { DemoCounty } from './county';
import type { Vault } from './vault';

/** 昨天早上: the teacher of each who stays away reached the family, so that nobody is sought as missing. */
export function reachedOn(made: DemoCounty, yesterday: PlainDate, vault: Vault): Missing[] {
  const teachers = new Map(made.staff.flatMap((one) => one.posts.map(({ _id }) => [_id, one.openid])));
  const away = made.children.filter(({ _id }) => made.truants.has(_id));
  return away.flatMap((child) => {
    const post = postId(child.classId ?? '', 'classTeacher');
    const openid = teachers.get(post);
    if (openid === undefined) {
      return [];
    }
    const by = { person: vault.personIdOf(child.county, openid), post };
    const told = heard(blankMissing(child, yesterday), 'withFamily', by, instantAt(yesterday, '08:40'));
    return [{ ...told, rev: 1 }];
  });
}
