import { Canvas } from '@tarojs/components';

interface InkCanvasProps {
  readonly id: string;
  readonly label: string;
  readonly className: string;
  /** The pen is at (x, y) of the canvas; `down` where it was just set down. */
  readonly onMove: (x: number, y: number, down: boolean) => void;
  readonly onLift: () => void;
}

interface CanvasTouches {
  readonly touches: readonly { readonly x: number; readonly y: number }[];
}

function WeappInkCanvas({ id, label, className, onMove, onLift }: InkCanvasProps) {
  // WeChat tells where on the canvas each finger is; a second finger writes nothing.
  const move = ({ touches: [touch] }: CanvasTouches, down: boolean): void => {
    if (touch) {
      onMove(touch.x, touch.y, down);
    }
  };
  return (
    <Canvas
      type="2d"
      id={id}
      canvasId={id}
      disableScroll
      className={className}
      aria-label={label}
      onTouchStart={(event) => move(event, true)}
      onTouchMove={(event) => move(event, false)}
      onTouchEnd={onLift}
      onTouchCancel={onLift}
    />
  );
}

function WebInkCanvas({ id, label, className, onMove, onLift }: InkCanvasProps) {
  return (
    <canvas
      id={id}
      className={className}
      aria-label={label}
      role="img"
      style={{ touchAction: 'none' }}
      onPointerDown={({ isPrimary, nativeEvent, currentTarget, pointerId }) => {
        if (isPrimary) {
          currentTarget.setPointerCapture(pointerId);
          onMove(nativeEvent.offsetX, nativeEvent.offsetY, true);
        }
      }}
      onPointerMove={({ isPrimary, nativeEvent }) => {
        if (isPrimary) {
          onMove(nativeEvent.offsetX, nativeEvent.offsetY, false);
        }
      }}
      onPointerUp={onLift}
      onPointerCancel={onLift}
    />
  );
}

/** The canvas that tells where the pen is. */
export const InkCanvas = process.env.TARO_ENV === 'weapp' ? WeappInkCanvas : WebInkCanvas;
