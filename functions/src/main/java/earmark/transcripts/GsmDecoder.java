package earmark.transcripts;

import java.util.function.IntUnaryOperator;

/**
 * The decoder of GSM 06.10 full-rate speech in the fixed-point arithmetic that the standard
 * prescribes bit by bit, so that any decoder gives the same samples. Keeps the state that a frame
 * leaves to the next. See docs/decisions/gsm-decoder.md for why it is ours.
 *
 * @see <a href="https://www.etsi.org/deliver/etsi_en/300900_300999/300961/">ETSI EN 300 961</a>,
 *     section 5.3 and the tables of section 5.4
 */
final class GsmDecoder {
  static final int FRAME_SAMPLES = 160;

  private static final int SUBFRAMES = 4;
  private static final int SUBFRAME_SAMPLES = 40;
  private static final int PULSES = 13;
  private static final int HISTORY = 120;
  private static final int ORDER = 8;

  private static final int[] RATIO_BITS = {6, 6, 5, 5, 4, 4, 3, 3};
  private static final int[] RATIO_OFFSET = {0, 0, 2048, -2560, 94, -1792, -341, -1144};
  private static final int[] RATIO_LEAST = {-32, -32, -16, -16, -8, -8, -4, -4};
  private static final int[] RATIO_FACTOR = {
    13107, 13107, 13107, 13107, 19223, 17476, 31454, 29708
  };
  private static final int[] GAIN = {3277, 11469, 21299, 32767};
  private static final int[] MANTISSA = {18431, 20479, 22527, 24575, 26623, 28671, 30719, 32767};
  private static final int DEEMPHASIS = 28180;

  private final int[] residual = new int[HISTORY + SUBFRAME_SAMPLES];
  private final int[] lattice = new int[ORDER + 1];
  private int[] ratiosBefore = new int[ORDER];
  private int lag = 40;
  private int last;

  /** Decodes the next frame: 160 samples at 8 kHz. */
  void decode(GsmBits bits, short[] samples) {
    int[] ratios = logAreaRatios(bits);
    int[] excitation = new int[FRAME_SAMPLES];
    for (int i = 0; i < SUBFRAMES; i++) {
      subframe(bits);
      System.arraycopy(residual, HISTORY, excitation, i * SUBFRAME_SAMPLES, SUBFRAME_SAMPLES);
      System.arraycopy(residual, SUBFRAME_SAMPLES, residual, 0, HISTORY);
    }
    shortTermSynthesis(ratios, excitation, samples);
    ratiosBefore = ratios;
    deemphasise(samples);
  }

  private static int[] logAreaRatios(GsmBits bits) {
    int[] ratios = new int[ORDER];
    for (int i = 0; i < ORDER; i++) {
      int coded = (bits.take(RATIO_BITS[i]) + RATIO_LEAST[i]) << 10;
      int scaled = multiply(RATIO_FACTOR[i], saturate(coded - (RATIO_OFFSET[i] << 1)));
      ratios[i] = saturate(scaled + scaled);
    }
    return ratios;
  }

  /** Adds the pulses of a subframe to what its lag says of the residual so far. */
  private void subframe(GsmBits bits) {
    int codedLag = bits.take(7);
    int gain = GAIN[bits.take(2)];
    int[] pulses = pulses(bits);
    if (codedLag >= SUBFRAME_SAMPLES && codedLag <= HISTORY) {
      lag = codedLag;
    }
    for (int k = 0; k < SUBFRAME_SAMPLES; k++) {
      int predicted = multiply(gain, residual[HISTORY + k - lag]);
      residual[HISTORY + k] = saturate(pulses[k] + predicted);
    }
  }

  private static int[] pulses(GsmBits bits) {
    int grid = bits.take(2);
    int coded = bits.take(6);
    int exponent = coded > 15 ? (coded >> 3) - 1 : 0;
    int mantissa = coded - (exponent << 3);
    if (mantissa == 0) {
      exponent = -4;
      mantissa = 7;
    } else {
      while (mantissa <= 7) {
        mantissa = (mantissa << 1) | 1;
        exponent--;
      }
      mantissa -= 8;
    }
    int shift = 6 - exponent;
    int half = shift > 0 ? 1 << (shift - 1) : 0;
    int[] pulses = new int[SUBFRAME_SAMPLES];
    for (int i = 0; i < PULSES; i++) {
      int pulse = multiply(MANTISSA[mantissa], ((bits.take(3) << 1) - 7) << 12);
      pulses[grid + 3 * i] = saturate(pulse + half) >> shift;
    }
    return pulses;
  }

  /** The ratios glide from the frame before over the first 40 samples. */
  private void shortTermSynthesis(int[] ratios, int[] excitation, short[] samples) {
    synthesise(excitation, samples, 0, 13, i -> glide(ratiosBefore[i], ratios[i]));
    synthesise(excitation, samples, 13, 27, i -> (ratiosBefore[i] >> 1) + (ratios[i] >> 1));
    synthesise(excitation, samples, 27, 40, i -> glide(ratios[i], ratiosBefore[i]));
    synthesise(excitation, samples, 40, FRAME_SAMPLES, i -> ratios[i]);
  }

  /** Three quarters of the one, a quarter of the other, in the standard's order of rounding. */
  private static int glide(int most, int least) {
    return saturate((most >> 2) + (least >> 2) + (most >> 1));
  }

  private void synthesise(
      int[] excitation, short[] samples, int from, int to, IntUnaryOperator ratio) {
    int[] reflection = new int[ORDER];
    for (int i = 0; i < ORDER; i++) {
      reflection[i] = reflection(saturate(ratio.applyAsInt(i)));
    }
    for (int k = from; k < to; k++) {
      int sample = excitation[k];
      for (int i = ORDER - 1; i >= 0; i--) {
        sample = saturate(sample - multiply(reflection[i], lattice[i]));
        lattice[i + 1] = saturate(lattice[i] + multiply(reflection[i], sample));
      }
      lattice[0] = sample;
      samples[k] = (short) sample;
    }
  }

  private static int reflection(int ratio) {
    int size = Math.min(Math.abs(ratio), Short.MAX_VALUE);
    int coefficient;
    if (size < 11059) {
      coefficient = size << 1;
    } else if (size < 20070) {
      coefficient = size + 11059;
    } else {
      coefficient = saturate((size >> 2) + 26112);
    }
    return ratio < 0 ? -coefficient : coefficient;
  }

  /** The lowest three bits carry nothing: the standard's samples have 13 bits. */
  private void deemphasise(short[] samples) {
    for (int k = 0; k < FRAME_SAMPLES; k++) {
      last = saturate(samples[k] + multiply(last, DEEMPHASIS));
      samples[k] = (short) (saturate(last + last) & ~7);
    }
  }

  /** The product of two fractions of 15 bits, rounded. */
  private static int multiply(int a, int b) {
    return saturate((a * b + (1 << 14)) >> 15);
  }

  private static int saturate(int number) {
    return Math.clamp(number, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
