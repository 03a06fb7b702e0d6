import { found } from '#domain/errors';
import { scope } from '#domain/permission';
import { POSTS } from '#domain/posts';
import { maskedName } from '#domain/roster/mask';
import type { Reading } from '../kit/handler';
import { goodCode, ownScope } from './own';
import { placeOf, unitsOn } from './places';
import { sceneRequest } from './requests';

/** 扫码之后: what the code is for, in words, before anybody says who they are. */
export const openCode: Reading<'accounts.openCode'> = {
  request: sceneRequest,
  async scope(asking, request) {
    const own = await ownScope(asking, request);
    return own && scope(own.county);
  },
  async read(call, { scene }) {
    const { store } = call;
    const code = goodCode(found(await store.read('codes', scene)), call.now);
    const post = code.purpose === 'invitation' ? await store.read('posts', code.target) : null;
    const unit = found(await store.read('units', post?.unit ?? code.target));
    const person = await store.read('people', call.person);
    const county = found(await store.read('counties', call.county));
    return {
      purpose: code.purpose,
      county: county._id,
      countyName: county.name,
      place: placeOf(unit.path, await unitsOn(store, [unit.path])),
      title: post ? POSTS[post.role].title : null,
      name: post ? maskedName(post.name) : null,
      until: code.until,
      phoneKnown: person?.phoneBlind != null,
    };
  },
};
