import type { CodeView } from '#domain/accounts/api';
import type { Code } from '#domain/accounts/documents';
import { log } from '../kit/log';
import { miniProgramCode, WechatError } from '../kit/wechat';

const PAGE = 'accounts/bind/index';
const DATA_URL_CAP = 100_000;
/** WeChat's own smallest, taken when the ordinary picture is too heavy for a phone on a village network. */
const SMALLEST = 280;

const isPng = (picture: Buffer): boolean => picture.subarray(1, 4).toString('latin1') === 'PNG';

const dataUrl = (picture: Buffer): string =>
  `data:image/${isPng(picture) ? 'png' : 'jpeg'};base64,${picture.toString('base64')}`;

/** 小程序码 of a code as a data URL; null when WeChat gives none now: the screen says so and offers to try again. */
async function pictureOf(scene: string, now: number): Promise<string | null> {
  try {
    const picture = dataUrl(await miniProgramCode(scene, PAGE, now));
    if (picture.length <= DATA_URL_CAP) {
      return picture;
    }
    const small = dataUrl(await miniProgramCode(scene, PAGE, now, SMALLEST));
    return small.length <= DATA_URL_CAP ? small : null;
  } catch (error) {
    if (error instanceof WechatError) {
      log({ level: 'warn', event: 'no code picture', code: String(error.code) });
      return null;
    }
    throw error;
  }
}

export async function codeView(code: Code, now: number): Promise<CodeView> {
  const { _id, until, cap, used } = code;
  return { scene: _id, until, cap, used, picture: await pictureOf(_id, now) };
}
