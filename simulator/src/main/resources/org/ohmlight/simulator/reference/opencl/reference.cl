// Kernels of the OpenCL reference. Layers are [row, size], images [row, channel, row, column], the
// last index fastest; a batch is the last dimension of the range.

// C = factor A B + keep C, row-major [m x k][k x n], a batch of them. A work item makes 4 x 16 of C
// in registers; only at the edges it counts one by one.
__kernel void multiply(int m, int n, int k,
                       __global const float *a, int aFirst, int aStep,
                       __global const float *b, int bFirst, int bStep,
                       __global float *c, int cFirst, int cStep,
                       float factor, float keep) {
  const int col = 16 * get_global_id(0);
  const int row = 4 * get_global_id(1);
  const int sample = get_global_id(2);
  a += aFirst + sample * aStep + row * k;
  b += bFirst + sample * bStep + col;
  c += cFirst + sample * cStep + row * n + col;
  if (col + 16 <= n && row + 4 <= m) {
    float8 p0 = 0, p1 = 0, q0 = 0, q1 = 0, r0 = 0, r1 = 0, s0 = 0, s1 = 0;
    for (int i = 0; i < k; i++) {
      const float8 x = vload8(0, b + i * n);
      const float8 y = vload8(0, b + i * n + 8);
      const float8 d = (float8)(a[i]);
      const float8 e = (float8)(a[i + k]);
      const float8 f = (float8)(a[i + 2 * k]);
      const float8 g = (float8)(a[i + 3 * k]);
      p0 = fma(d, x, p0); p1 = fma(d, y, p1);
      q0 = fma(e, x, q0); q1 = fma(e, y, q1);
      r0 = fma(f, x, r0); r1 = fma(f, y, r1);
      s0 = fma(g, x, s0); s1 = fma(g, y, s1);
    }
    p0 *= factor; p1 *= factor; q0 *= factor; q1 *= factor;
    r0 *= factor; r1 *= factor; s0 *= factor; s1 *= factor;
    if (keep != 0.0f) {
      p0 += keep * vload8(0, c); p1 += keep * vload8(0, c + 8);
      q0 += keep * vload8(0, c + n); q1 += keep * vload8(0, c + n + 8);
      r0 += keep * vload8(0, c + 2 * n); r1 += keep * vload8(0, c + 2 * n + 8);
      s0 += keep * vload8(0, c + 3 * n); s1 += keep * vload8(0, c + 3 * n + 8);
    }
    vstore8(p0, 0, c); vstore8(p1, 0, c + 8);
    vstore8(q0, 0, c + n); vstore8(q1, 0, c + n + 8);
    vstore8(r0, 0, c + 2 * n); vstore8(r1, 0, c + 2 * n + 8);
    vstore8(s0, 0, c + 3 * n); vstore8(s1, 0, c + 3 * n + 8);
    return;
  }
  const int width = min(16, n - col);
  const int height = min(4, m - row);
  for (int i = 0; i < height; i++) {
    float sum[16];
    for (int j = 0; j < 16; j++) sum[j] = 0.0f;
    for (int p = 0; p < k; p++) {
      const float x = a[i * k + p];
      for (int j = 0; j < width; j++) sum[j] = fma(x, b[p * n + j], sum[j]);
    }
    for (int j = 0; j < width; j++) {
      const float old = keep == 0.0f ? 0.0f : keep * c[i * n + j];
      c[i * n + j] = factor * sum[j] + old;
    }
  }
}

__kernel void transpose(int rows, int columns, __global const float *from, __global float *into) {
  const int c = get_global_id(0);
  const int r = get_global_id(1);
  into[c * rows + r] = from[r * columns + c];
}

// The patch (channel, i, j) under every pixel: [patch, pixel], or turned [pixel, patch]. A work item
// makes one row of pixels, which lie side by side.
__kernel void patches(int channels, int rows, int columns, int side, int padding, int stride,
                      int outRows, int outColumns, int turned,
                      __global const float *images, __global float *into) {
  const int row = get_global_id(0);
  const int p = get_global_id(1);
  const int sample = get_global_id(2);
  const int patch = channels * side * side;
  const int pixels = outRows * outColumns;
  const int r = stride * row + p / side % side - padding;
  const int shift = p % side - padding;
  const int channel = p / (side * side);
  const bool inside = r >= 0 && r < rows;
  images += ((sample * channels + channel) * rows + (inside ? r : 0)) * columns;
  into += sample * patch * pixels + row * outColumns * (turned ? patch : 1) + p * (turned ? 1 : pixels);
  const int step = turned ? patch : 1;
  const int first = shift >= 0 ? 0 : min(outColumns, (stride - 1 - shift) / stride);
  const int last =
      inside && columns > shift ? min(outColumns, (columns - 1 - shift) / stride + 1) : 0;
  for (int q = 0; q < min(first, outColumns); q++) into[q * step] = 0.0f;
  if (stride == 1 && !turned) {
    for (int q = first; q < last; q++) into[q] = images[q + shift];
  } else {
    for (int q = first; q < last; q++) into[q * step] = images[q * stride + shift];
  }
  for (int q = max(first, last); q < outColumns; q++) into[q * step] = 0.0f;
}

// The adjoint: every row of an image gathers from the rows of patches it lies in.
__kernel void gather(int channels, int rows, int columns, int side, int padding, int stride,
                     int outRows, int outColumns, float factor, float keep,
                     __global const float *from, __global float *images) {
  const int row = get_global_id(0);
  const int channel = get_global_id(1);
  const int sample = get_global_id(2);
  const int pixels = outRows * outColumns;
  from += (sample * channels + channel) * side * side * pixels;
  images += ((sample * channels + channel) * rows + row) * columns;
  for (int q = 0; q < columns; q++) images[q] = keep == 0.0f ? 0.0f : keep * images[q];
  for (int i = 0; i < side; i++) {
    const int r = row + padding - i;
    if (r < 0 || r % stride != 0 || r / stride >= outRows) continue;
    for (int j = 0; j < side; j++) {
      __global const float *line = from + (i * side + j) * pixels + r / stride * outColumns;
      const int shift = j - padding;
      const int first = shift >= 0 ? 0 : (stride - 1 - shift) / stride;
      const int last = columns > shift ? min(outColumns, (columns - 1 - shift) / stride + 1) : 0;
      if (stride == 1) {
        for (int q = first; q < last; q++) images[q + shift] += factor * line[q];
      } else {
        for (int q = first; q < last; q++) images[q * stride + shift] += factor * line[q];
      }
    }
  }
}

// Into: what is there times keep, and what comes times factor.
#define PUT(at, value) (at) = factor * (value) + (keep == 0.0f ? 0.0f : keep * (at))

// [c, 2r + dy, 2q + dx] of the wide image <-> [4c + 2dy + dx, r, q] of the narrow one.
__kernel void squeeze(int channels, int rows, int columns, int undo, float factor, float keep,
                      __global const float *from, __global float *into) {
  const int pixel = get_global_id(0);
  const int channel = get_global_id(1);
  const int sample = get_global_id(2);
  const int r = pixel / columns;
  const int q = pixel % columns;
  const int size = channels * rows * columns;
  const int wide = sample * size + channel * rows * columns + pixel;
  const int narrow = sample * size +
      ((4 * channel + 2 * (r % 2) + q % 2) * (rows / 2) + r / 2) * (columns / 2) + q / 2;
  PUT(into[undo ? wide : narrow], from[undo ? narrow : wide]);
}

// The first of the largest values of a window.
int largest(__global const float *plane, int columns, int window, int corner) {
  int best = corner;
  for (int i = 0; i < window; i++)
    for (int j = 0; j < window; j++) {
      const int at = corner + i * columns + j;
      if (plane[at] > plane[best]) best = at;
    }
  return best;
}

__kernel void pool(int rows, int columns, int window, int maximum, float factor, float keep,
                   __global const float *from, __global float *into) {
  const int pixel = get_global_id(0);
  const int plane = get_global_id(1);
  const int outColumns = columns / window;
  const int outPixels = rows / window * outColumns;
  const int corner = pixel / outColumns * window * columns + pixel % outColumns * window;
  from += plane * rows * columns;
  float value = 0.0f;
  if (maximum) {
    value = from[largest(from, columns, window, corner)];
  } else {
    for (int i = 0; i < window; i++)
      for (int j = 0; j < window; j++) value += from[corner + i * columns + j];
    value /= window * window;
  }
  PUT(into[plane * outPixels + pixel], value);
}

// The adjoint of pooling, at the images that were pooled.
__kernel void unpool(int rows, int columns, int window, int maximum,
                     __global const float *pooled, __global const float *images,
                     __global float *into) {
  const int pixel = get_global_id(0);
  const int plane = get_global_id(1);
  const int outColumns = columns / window;
  const int outRows = rows / window;
  const int r = pixel / columns / window;
  const int q = pixel % columns / window;
  float value = 0.0f;
  if (r < outRows && q < outColumns) {
    const int corner = r * window * columns + q * window;
    value = pooled[plane * outRows * outColumns + r * outColumns + q];
    if (maximum) {
      value = largest(images + plane * rows * columns, columns, window, corner) == pixel
          ? value : 0.0f;
    } else {
      value /= window * window;
    }
  }
  into[plane * rows * columns + pixel] = value;
}

// Mean and difference of the two rails of a dyad.
__kernel void split(__global const float *p, __global const float *q,
                    __global float *mean, __global float *difference) {
  const int i = get_global_id(0);
  const float x = p[i];
  const float y = q[i];
  mean[i] = 0.5f * (x + y);
  difference[i] = x - y;
}

float activate(int activation, float a) {
  switch (activation) {
    case 1: return isnan(a) ? a : clamp(a, 0.0f, 1.0f);
    case 2: return isnan(a) ? a : clamp(a, -1.0f, 1.0f);
    case 3: return isnan(a) ? a : fmax(a, 0.0f);
    case 4: return 1.0f / (1.0f + exp(-a));
    case 5: return tanh(a);
    case 6: return 1.0f / (1.0f + exp(2.0f - 4.0f * a));
    default: return a;
  }
}

// Words 2 index (low half) and 2 index + 1 of a Philox4x32-10 stream: Salmon et al. (SC 2011).
ulong philox(ulong key, ulong step, ulong index) {
  ulong x = index >> 1;
  ulong y = step;
  uint k0 = (uint)key;
  uint k1 = (uint)(key >> 32);
  for (int round = 0; round < 10; round++) {
    const ulong p0 = (x & 0xffffffffUL) * 0xD2511F53UL;
    const ulong p1 = (y & 0xffffffffUL) * 0xCD9E8D57UL;
    const ulong next = (((x ^ p1) >> 32) ^ k0) | (p1 << 32);
    y = (((y ^ p0) >> 32) ^ k1) | (p0 << 32);
    x = next;
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  return (index & 1) == 0 ? x : y;
}

// Standard normal number of an index, by Box and Muller (1958). The two upper bits of the second
// word choose the quarter of the circle, the others the place in it: the same numbers as the host's.
float normal(ulong key, ulong step, ulong index) {
  const ulong pair = philox(key, step, index >> 1);
  const uint a = (uint)pair;
  const int b = (int)(pair >> 32);
  const float u = fma((float)(a >> 1), 0x1p-31f, 0x1p-32f);
  const float radius = sqrt(-2.0f * log(u));
  const float angle = (float)(b << 2) * (1.57079632679f * 0x1p-32f);
  const bool cosine = (index & 1) == 0;
  const float value = ((b << 1) < 0) == cosine ? sin(angle) : cos(angle);
  const int sign = cosine ? b ^ (b << 1) : b;
  return radius * (sign < 0 ? -value : value);
}

#define BLOCK_ROWS 32
#define CHUNK 32

// One move of a layer: drives, bias, nudge, noise, damping, activation, rounding and how far it
// went, in one pass
// over CHUNK neurons of a sample. Blocks at rest stay where they are.
__kernel void move(int width, int activation, int dampDrives, float alpha,
                   __global float *s, __global float *a,
                   __global const float *constantDrive, __global const float *drive,
                   __global const float *error, float share,
                   __global const float *target, float beta,
                   float sigma, float stateStep, ulong key, ulong tick, int firstRow,
                   __global const int *active, int slots, int slot, int relative,
                   __global float *change, __global float *moved, __global float *length) {
  const int chunk = get_global_id(0);
  const int row = get_global_id(1);
  if (!active[row / BLOCK_ROWS]) return;
  const int first = row * width + chunk * CHUNK;
  const int last = row * width + min(width, (chunk + 1) * CHUNK);
  float largest = 0.0f;
  float distance = 0.0f;
  float total = 0.0f;
  for (int i = first; i < last; i++) {
    float asked = constantDrive[i];
    if (drive) asked += drive[i];
    if (error) asked += share * error[i];
    if (target) asked -= beta * (s[i] - target[i]);
    if (sigma > 0.0f) asked += sigma * normal(key, tick, (ulong)firstRow * width + i);
    const float before = a[i];
    const float reached = dampDrives ? before + alpha * (asked - before) : asked;
    float wanted = activate(activation, reached);
    if (stateStep > 0.0f) wanted = rint(wanted / stateStep) * stateStep;
    const float state = dampDrives ? wanted : s[i] + alpha * (wanted - s[i]);
    const float step = fabs(state - s[i]);
    largest = isnan(step) || step > largest ? step : largest;
    distance += (reached - before) * (reached - before);
    total += reached * reached;
    a[i] = reached;
    s[i] = state;
  }
  const int at = row * slots + slot + chunk;
  change[at] = largest;
  if (relative) {
    moved[at] = distance;
    length[at] = total;
  }
}

// Adds up how far the samples of a block went in a step, and whether it is at rest.
__kernel void rest(int rows, int slots, int relative, float tolerance, int step, int maxSteps,
                   __global const float *partChange, __global const float *partMoved,
                   __global const float *partLength,
                   __global float *change, __global float *measure, __global int *restedAt,
                   __global int *active, __global int *steps, __global float *residuals) {
  const int block = get_global_id(0);
  if (!active[block]) return;
  float worst = 0.0f;
  float residual = 0.0f;
  for (int r = block * BLOCK_ROWS; r < min(rows, (block + 1) * BLOCK_ROWS); r++) {
    float largest = 0.0f;
    float moved = 0.0f;
    float length = 0.0f;
    for (int i = r * slots; i < (r + 1) * slots; i++) {
      const float c = partChange[i];
      largest = isnan(largest) || c <= largest ? largest : c;
      moved += relative ? partMoved[i] : 0.0f;
      length += relative ? partLength[i] : 0.0f;
    }
    const float now = !relative ? largest : moved == 0.0f ? 0.0f : sqrt(moved / length);
    change[r] = largest;
    measure[r] = now;
    worst = isnan(worst) || now <= worst ? worst : now;
    residual = isnan(residual) || largest <= residual ? residual : largest;
    if (restedAt[r] == 0 && now <= tolerance) restedAt[r] = step + 1;
  }
  residuals[block * maxSteps + step] = residual;
  steps[block] = step + 1;
  active[block] = worst > tolerance;
}
