/** Pixels of a HEIC file's primary image: 4 bytes a pixel, rows without padding, orientation applied. */
interface DecodedHeic {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly hasAlpha: boolean;
}

type Handle = { readonly __handle: never };
type Context = { readonly __context: never };

/** The part of `libheif-js` that is used; values of its enumerations are compared by identity. */
interface LibHeif {
  readonly heif_error_code: { readonly heif_error_Ok: unknown };
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: unknown };
  readonly heif_channel: { readonly heif_channel_interleaved: unknown };
  heif_context_alloc(): Context;
  heif_context_free(context: Context): void;
  heif_context_read_from_memory(context: Context, bytes: Uint8Array): HeifError;
  heif_js_context_get_primary_image_handle(context: Context): Handle | HeifError;
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_image_handle_has_alpha_channel(handle: Handle): number;
  heif_image_handle_release(handle: Handle): void;
  /** Converts to 8 bits a channel. */
  heif_js_decode_image2(handle: Handle, colours: unknown, chroma: unknown): HeifImage | Promise<HeifImage>;
  heif_image_release(image: unknown): void;
}

interface HeifError {
  readonly code: unknown;
  readonly message: string;
}

type HeifImage =
  | HeifError
  | { readonly image: unknown; readonly channels: readonly Channel[]; readonly code?: undefined };

interface Channel {
  readonly id: unknown;
  readonly width: number;
  readonly height: number;
  /** Bytes a row. */
  readonly stride: number;
  readonly data: Uint8Array;
}

/**
 * Decodes the primary image. `noDecoder`: the optional package `libheif-js` is not installed. `isTooLarge` is asked about
 * the size that the decoder will give, before it decodes. Rejects on what the bytes hold.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  isTooLarge: (width: number, height: number) => boolean,
): Promise<DecodedHeic | { readonly refused: 'noDecoder' | 'tooLarge' }> {
  const library = await loadLibrary();
  if (!library) return { refused: 'noDecoder' };
  const context = library.heif_context_alloc();
  try {
    const read = library.heif_context_read_from_memory(context, bytes);
    if (read.code !== library.heif_error_code.heif_error_Ok) throw new Error(read.message);
    const handle = library.heif_js_context_get_primary_image_handle(context);
    if ('code' in handle) throw new Error(handle.message);
    try {
      const [width, height] = [
        library.heif_image_handle_get_width(handle),
        library.heif_image_handle_get_height(handle),
      ];
      if (isTooLarge(width, height)) return { refused: 'tooLarge' };
      return await decoded(library, handle, width, height);
    } finally {
      library.heif_image_handle_release(handle);
    }
  } finally {
    library.heif_context_free(context);
  }
}

async function decoded(library: LibHeif, handle: Handle, width: number, height: number): Promise<DecodedHeic> {
  const rgb = library.heif_colorspace.heif_colorspace_RGB;
  const image = await library.heif_js_decode_image2(handle, rgb, library.heif_chroma.heif_chroma_interleaved_RGBA);
  if ('message' in image) throw new Error(image.message);
  try {
    const channel = image.channels.find(({ id }) => id === library.heif_channel.heif_channel_interleaved);
    if (channel?.width !== width || channel.height !== height) throw new Error('pixels of another size than promised');
    const hasAlpha = library.heif_image_handle_has_alpha_channel(handle) !== 0;
    return { width, height, rgba: packed(channel), hasAlpha };
  } finally {
    library.heif_image_release(image.image);
  }
}

/** A copy: the memory is the decoder's, and its rows are padded. */
function packed({ data, width, height, stride }: Channel): Uint8Array {
  const row = width * 4;
  if (stride === row) return data.slice(0, row * height);
  const rgba = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) rgba.set(data.subarray(y * stride, y * stride + row), y * row);
  return rgba;
}

let library: Promise<LibHeif | undefined> | undefined;

/** Undefined where it is not installed: it is an optional package. */
function loadLibrary(): Promise<LibHeif | undefined> {
  // @ts-expect-error: the package has no types of its own.
  library ??= import('libheif-js/wasm-bundle.js').then(
    (module: { readonly default: unknown }) => module.default as LibHeif,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
      throw error;
    },
  );
  return library;
}
