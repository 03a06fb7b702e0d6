import type { Signing, Target, TemplateText } from '#domain/letters/campaigns';
import type { EdgeId } from '#domain/letters/edges';

/** 模板 in a list. */
export interface TemplateRow {
  readonly template: string;
  readonly version: number;
  readonly edge: EdgeId;
  readonly edgeTitle: string;
  readonly kind: TemplateText['kind'];
  readonly title: string;
  readonly signing: Signing;
  readonly targets: readonly Target[];
  /** Names that a campaign must fill. */
  readonly variables: readonly string[];
  /** Whether the product brought it; the county changes it by a version of its own. */
  readonly builtIn: boolean;
  readonly state: 'draft' | 'published';
  readonly languages: readonly string[];
}

/** 模板 whole. */
export interface TemplateWhole extends TemplateRow {
  readonly summary: TemplateText['summary'];
  readonly body: string;
  readonly statement: string;
  /** Names that every letter of the edge gives. */
  readonly given: readonly string[];
  readonly explanations: readonly ExplanationText[];
}

export interface ExplanationText {
  readonly language: string;
  readonly text: string;
  readonly audio: string | null;
}

/** What the county writes: a new version of `template`, or a template of its own. */
export interface TemplateDraft {
  readonly template?: string | undefined;
  readonly edge: EdgeId;
  readonly kind: TemplateText['kind'];
  readonly title: string;
  readonly summary: readonly [string, string, string];
  readonly body: string;
  readonly statement: string;
  readonly signing: Signing;
  readonly targets: readonly Target[];
  readonly variables: readonly string[];
  readonly explanations: readonly ExplanationText[];
}

/** Wire types of templates. */
export interface TemplatesApi {
  /** 模板: built-in ones and the county's own, the newest version of each and its draft. */
  'letters.templates': {
    request: { readonly edge?: EdgeId | undefined };
    reply: { readonly items: readonly TemplateRow[]; readonly mayWrite: boolean };
  };
  'letters.template': { request: { readonly template: string; readonly version: number }; reply: TemplateWhole };
  /** 保存草稿: the one draft of a template is overwritten; what is published never changes. */
  'letters.saveTemplate': {
    request: TemplateDraft;
    reply: { readonly template: string; readonly version: number };
  };
  /** 发布: checked for what the law forbids and for variables that nobody fills. */
  'letters.publishTemplate': {
    request: { readonly template: string; readonly version: number };
    reply: { readonly template: string; readonly version: number };
  };
  /** 录音: where to upload a recording of an explanation (mp3 or m4a, 3 MB). */
  'letters.beginAudio': {
    request: { readonly size: number };
    reply: { readonly upload: string; readonly cloudPath: string; readonly url: string };
  };
  'letters.finishAudio': { request: { readonly upload: string }; reply: { readonly audio: string } };
  /** 听一听、别的语言: what explains a letter; the Chinese text binds. Addresses live ten minutes. */
  'letters.explanations': {
    request: { readonly letter: string };
    reply: {
      readonly items: readonly {
        readonly language: string;
        readonly text: string;
        readonly audio: { readonly url: string; readonly path: string } | null;
      }[];
    };
  };
}
