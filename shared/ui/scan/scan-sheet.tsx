import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Sheet } from '../sheet.tsx';
import { words } from '../words.ts';
import { type InvitationSeen, seenIn } from './code-in-picture.ts';
import './scan.css';

/** A code on a screen at arm's length is read at this size; more takes an older iPad too long. */
const widthPx = 640;
const lookEveryMs = 150;

/** Looks through the camera until it sees the code of a box. */
export function ScanSheet({
  onSeen,
  onClose,
}: {
  readonly onSeen: (invitation: InvitationSeen) => void;
  readonly onClose: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const saw = useEffectEvent(onSeen);

  useEffect(() => {
    const shown = video.current;
    if (shown === null) return;
    const canvas = document.createElement('canvas');
    let stream: MediaStream | null = null;
    let timer = 0;
    let isOver = false;

    const look = (): void => {
      const picture = pictureOf(shown, canvas);
      const seen = picture === null ? 'nothing' : seenIn(picture);
      if (typeof seen === 'object') saw(seen);
      else {
        if (seen === 'something-else') setTrouble(words.pair.notOurs);
        timer = window.setTimeout(look, lookEveryMs);
      }
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      .then(async (opened) => {
        stream = opened;
        if (isOver) return stop(opened);
        shown.srcObject = opened;
        await shown.play();
        if (!isOver) look();
      })
      .catch(() => {
        if (!isOver) setTrouble(words.pair.noCamera);
      });
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      stop(stream);
    };
  }, []);

  return (
    <Sheet title={words.pair.scanTitle} size="narrow" onClose={onClose}>
      <p className="muted">{words.pair.scanDetail}</p>
      <video ref={video} className="scan-view" playsInline muted aria-label={words.pair.scanView} />
      {trouble !== null && (
        <p className="wrong" role="alert">
          {trouble}
        </p>
      )}
      <button type="button" onClick={onClose}>
        {words.pair.typeInstead}
      </button>
    </Sheet>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (videoWidth === 0 || context === null) return null;
  const scale = Math.min(1, widthPx / videoWidth);
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
