import { useState } from 'react';
import type { MadeFile } from '#domain/office/api';
import { asProblem } from '../../api';
import { openMade } from '../../made-file';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** 导出 what the list shows now, as a workbook. */
export function ExportButton({ make }: { readonly make: () => Promise<MadeFile> }) {
  const [state, setState] = useState<{ readonly busy: boolean; readonly problem?: string }>({ busy: false });
  const download = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await openMade(await make());
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, problem: asProblem(error).message });
    }
  };
  return (
    <>
      {state.problem ? <Notice tone="warn" title={state.problem} /> : null}
      <Button look="quiet" icon="download" busy={state.busy && '正在做表'} onPress={() => void download()}>
        导出这些，Excel
      </Button>
    </>
  );
}
