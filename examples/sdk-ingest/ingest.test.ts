import { createHash } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import {
  exifLabel,
  findBytes,
  jpeg,
  jpegExif,
  jpegXmp,
  wrappedJson,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { signC2pa, testSigner } from '@biaoshi/testkit/sign-c2pa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkUpload, server } from './ingest.mjs';

const labelled = jpeg({ segments: [jpegXmp(xmpElementLabel())] });
const shell = xmpPacket('xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"');
const lowered = wrappedJson({
  Label: '3',
  ContentProducer: '001191110102MACQD9K64010000',
  ProduceID: 'biaoshi-sample-0001',
});

describe('an upload', () => {
  it.each([
    ['with a label', labelled, false, 'acceptWithNotice', '属于'],
    ['without any sign', jpeg(), false, 'accept', null],
    ['without any sign that its user declares', jpeg(), true, 'acceptWithNotice', '可能'],
    [
      'with a label that says suspected',
      jpeg({ segments: [jpegExif(exifLabel(lowered))] }),
      false,
      'acceptWithNotice',
      '疑似',
    ],
    ['cut inside its label', labelled.slice(0, findBytes(labelled, 'ProduceID')), false, 'review', null],
    ['cut behind its label', labelled.slice(0, labelled.length - 8), false, 'review', '属于'],
    ['with what is left of a label', jpeg({ segments: [jpegXmp(shell)] }), false, 'review', null],
    [
      'with labels that contradict each other',
      jpeg({ segments: [jpegXmp(xmpElementLabel()), jpegExif(exifLabel(lowered))] }),
      false,
      'review',
      '属于',
    ],
    ['of no bytes', new Uint8Array(0), false, 'review', null],
    ['of no format', new TextEncoder().encode('<html>not a picture</html>'), false, 'review', null],
  ])('%s', async (_, bytes, declared, decision, notice) => {
    const answer = await checkUpload(bytes, 'upload.jpg', { declared });
    expect([answer.decision, answer.notice]).toEqual([decision, notice]);
  });
});

describe('content credentials', async () => {
  const signer = testSigner('Example Images');
  const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
  const actions = [{ action: 'c2pa.created', digitalSourceType }];
  const manifest = { assertions: [{ label: 'c2pa.actions.v2', data: { actions } }] };
  const signed = await signC2pa(jpeg({ width: 16 }), 'image/jpeg', signer, manifest);
  const changed = signed.with(findBytes(signed, Uint8Array.of(0xff, 0xdb)) + 20, 99);

  it.each([
    ['that say AI', signed, signer.root, 'acceptWithNotice', '疑似', 'trusted'],
    ['by a signer on no list', signed, testSigner('Somebody Else').root, 'acceptWithNotice', '疑似', 'valid'],
    ['where nobody named a list', signed, undefined, 'acceptWithNotice', '疑似', 'valid'],
    ['of a picture that was changed since', changed, signer.root, 'review', null, 'invalid'],
  ])('%s', async (_, bytes, trustAnchors, decision, notice, state) => {
    const answer = await checkUpload(bytes, 'upload.jpg', { trustAnchors });
    expect([answer.decision, answer.notice]).toEqual([decision, notice]);
    expect(answer.credentials).toEqual([{ state, inception: 'fullyGenerated' }]);
  });
});

describe('the server', () => {
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const put = (body: Uint8Array<ArrayBuffer>, headers = {}): Promise<Response> =>
    fetch(`${origin}/photo.jpg`, { method: 'PUT', body, headers });

  it('answers with the decision and the report', async () => {
    const sha256 = createHash('sha256').update(labelled).digest('hex');
    const answer = await (await put(Uint8Array.from(labelled))).json();
    expect(answer).toMatchObject({
      decision: 'acceptWithNotice',
      notice: '属于',
      report: { asset: { name: 'photo.jpg', format: 'jpeg', bytes: labelled.length, sha256 } },
    });
  });

  it("hears the user's declaration", async () => {
    const answer = await (await put(Uint8Array.from(jpeg()), { 'x-declared': 'yes' })).json();
    expect(answer).toMatchObject({ decision: 'acceptWithNotice', notice: '可能' });
  });

  it('outlives a connection that breaks in the middle of an upload', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('PUT /photo.jpg HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n0123456789');
        setImmediate(() => socket.destroy());
      });
      socket.on('close', resolve);
    });
    expect((await put(Uint8Array.from(jpeg()))).status).toBe(200);
  });

  it('refuses a body over its bound and stays up', async () => {
    const tooLarge = await put(new Uint8Array(32 * 1024 * 1024 + 1)).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(tooLarge);
    expect((await put(Uint8Array.from(jpeg()))).status).toBe(200);
  });
});
