import { useState } from 'react';
import { asProblem, call } from '../../api';
import { openMade } from '../../made-file';
import { platform } from '../../platform';
import { type ChosenFile, OnlyInWechat } from '../../platform/contract';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { type Step, StepList } from '../../ui/step-list';
import type { StandingPost } from '../acting-post';
import { Together } from '../layout';
import { UnitPicker } from '../unit-picker';
import { SHEET_WORK, type SheetKind } from './kinds';
import { ProblemNotice } from './problem-notice';
import type { Begun, Import } from './use-import';

type Place = Pick<Begun, 'unit' | 'unitName'>;

interface ChooseProps {
  readonly kind: SheetKind;
  readonly post: StandingPost;
  readonly work: Import;
}

/** What lies below a bureau or a centre may be one school or all of them; a school is itself. */
function isAboveSchools({ kinds }: StandingPost): boolean {
  return kinds.some((kind) => kind === 'bureau' || kind === 'centre' || kind === 'county');
}

/** 上次没有做完: says which, and goes on or lets go. */
function Unfinished({ work }: Pick<ChooseProps, 'work'>) {
  const { begun, resume, drop } = work;
  const where = begun.job ? '已经确认，还没有导完。已导入的都在。' : '已经上传，还没有确认导入。';
  return begun.file === '' ? null : (
    <Notice
      tone="act"
      title="上次的导入没有做完"
      action={
        begun.job ? undefined : (
          <Together>
            <Button look="strong" onPress={resume}>
              接着办
            </Button>
            <Button onPress={drop}>不要了</Button>
          </Together>
        )
      }
    >
      {begun.fileName}，{begun.unitName}。{where}
    </Notice>
  );
}

const WHAT: Readonly<Record<SheetKind, string>> = {
  children: '也可以直接用学籍系统导出的表。',
  units: '乡镇、村、组和学校、年级、班都在一张表里。',
  staff: '姓名、手机号、岗位、单位，一人一行。',
};

interface StepsProps extends Pick<ChooseProps, 'kind' | 'post'> {
  readonly place: Place;
  readonly onTemplate: () => void;
  readonly onPlace: () => void;
}

function stepsOf({ kind, post, place, onTemplate, onPlace }: StepsProps): Step[] {
  const many = isAboveSchools(post);
  const whole = many && place.unit === post.unit;
  const where: Step = {
    key: 'place',
    title: whole ? '导入到：所有学校' : `导入到：${place.unitName}`,
    detail: whole ? '表里要有“学校”一列。点这里可以只选一所学校。' : '年级和班按表里的建，不用先建好。',
    state: 'done',
    onPress: many ? onPlace : undefined,
  };
  return [
    { key: 'template', title: '下载模板，填好', detail: WHAT[kind], state: 'open', onPress: onTemplate },
    ...(kind === 'children' ? [where] : []),
    { key: 'file', title: '选文件，先预检', detail: '预检只是看看，不改名册。', state: 'open' },
    { key: 'confirm', title: '看报告，确认导入', detail: '错误的行不导入，改好再传一次就行。', state: 'open' },
  ];
}

/** The problem of a download or of a file dialog, in words. */
function wordsOf(error: unknown): string {
  return error instanceof OnlyInWechat ? '这里不能选文件，请在电脑浏览器或微信里办理。' : asProblem(error).message;
}

interface Files {
  readonly trouble: string | undefined;
  readonly template: () => Promise<void>;
  readonly pick: () => Promise<void>;
}

/** The empty workbook, and the file dialog; what goes wrong with them is said in words. */
function useFiles(kind: SheetKind, onChosen: (file: ChosenFile) => void): Files {
  const [trouble, setTrouble] = useState<string>();
  const tried = async (act: () => Promise<void>): Promise<void> => {
    setTrouble(undefined);
    await act().catch((error: unknown) => setTrouble(wordsOf(error)));
  };
  return {
    trouble,
    template: () =>
      tried(async () => {
        await openMade(await call('office.template', { kind }));
      }),
    pick: () =>
      tried(async () => {
        const chosen = await platform.chooseFile(['xlsx']);
        if (chosen) {
          onChosen(chosen);
        }
      }),
  };
}

/** 第一屏: template, where to, and the file. */
export function Choose({ kind, post, work }: ChooseProps) {
  const { title } = SHEET_WORK[kind];
  const own: Place = { unit: post.unit, unitName: post.place };
  const [place, setPlace] = useState<Place>(work.begun.unit ? work.begun : own);
  const [choosing, setChoosing] = useState(false);
  const { trouble, template, pick } = useFiles(kind, (file) =>
    work.choose(file, { unit: place.unit, unitName: place.unitName }),
  );
  const steps = stepsOf({
    kind,
    post,
    place,
    onTemplate: () => void template(),
    onPlace: () => setChoosing(true),
  });
  return (
    <Page
      title={title}
      bottom={
        work.begun.job ? (
          <BigButton says="上一份导完，才能导下一份。" onPress={work.resume}>
            接着导入
          </BigButton>
        ) : (
          <BigButton icon="upload" says="10 MB 以内的 .xlsx 表格。" onPress={() => void pick()}>
            选文件
          </BigButton>
        )
      }
    >
      <Unfinished work={work} />
      {work.problem ? <ProblemNotice title="这份表没有读成" problem={work.problem} /> : null}
      {trouble ? <Notice tone="warn" title={trouble} /> : null}
      {work.begun.job ? null : (
        <Card title="怎么做" flush>
          <StepList steps={steps} />
        </Card>
      )}
      {choosing ? (
        <UnitPicker
          title="导入到哪所学校"
          from={post.unit}
          kinds={['school']}
          onClose={() => setChoosing(false)}
          onChoose={({ id, name }) => {
            setPlace({ unit: id, unitName: name });
            setChoosing(false);
          }}
          footer={
            <Button
              wide
              onPress={() => {
                setPlace(own);
                setChoosing(false);
              }}
            >
              所有学校，按表里的“学校”列
            </Button>
          }
        />
      ) : null}
    </Page>
  );
}
