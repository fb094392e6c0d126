import type { ChildProcess } from 'node:child_process';
import { pathOf } from './browsers.ts';
import { firstLine, startGroup } from './process.ts';

/** A screen that nobody sees. */
export interface Screen {
  readonly process: ChildProcess;
  /** What a program needs in its environment to show itself there, without a graphics card. */
  readonly environment: NodeJS.ProcessEnv;
}

export async function startScreen(): Promise<Screen> {
  // Else it starts anew when its last window goes, and turns away whoever comes meanwhile.
  const lasting = ['-noreset', '-nolisten', 'tcp'];
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', ...lasting];
  const child = startGroup(pathOf('xvfb'), args);
  const display = (await firstLine(child)).trim();
  return {
    process: child,
    environment: {
      DISPLAY: `:${display}`,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Without it the page's language is “C”. The locale need not be installed.
      LC_ALL: 'en_US.UTF-8',
    },
  };
}
