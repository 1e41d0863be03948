import { Desk } from '../../components/desk/Desk';
import type { DeskActions, DeskModel } from '../../components/desk/desk-view';
import { PICTURE } from './desk-samples';
import { type DrawnPage, drawPage } from './draw-page';

/** Draws the desk, where every stored picture is one pixel. */
export function drawDesk(model: DeskModel, { scheme, answers }: { scheme?: 'light' | 'dark'; answers?: Partial<DeskActions> } = {}): DrawnPage<DeskModel> {
  return drawPage<DeskModel, DeskActions>('desk', model, {
    view: (shown, act) => <Desk model={shown} act={act} />,
    locale: model.locale,
    answers: { picture: async () => PICTURE, ...answers },
    ...(scheme && { scheme }),
  });
}
