package earmark.local.lambda;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.time.Clock;

/**
 * Puts the clock of a function's process ahead, all of {@code java.time} with it, without the
 * function's knowing: it reads {@code Clock.systemUTC()} as it does on AWS. Measuring goes on by
 * the machine's time. Only a process that starts after the stack's clock was moved has this.
 */
public final class ClockAgent implements ClassFileTransformer {
  private static final String CLOCK = "java/time/Clock";
  private static final String NOW = "currentInstant";
  private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

  private final long seconds;

  private ClockAgent(long seconds) {
    this.seconds = seconds;
  }

  /** Called before the process's own program, with the seconds that its clock is ahead. */
  public static void premain(String seconds, Instrumentation jvm)
      throws UnmodifiableClassException {
    jvm.addTransformer(new ClockAgent(Long.parseLong(seconds)), true);
    jvm.retransformClasses(Clock.class);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (!CLOCK.equals(name)) {
      return null;
    }
    ClassFile file = ClassFile.of();
    return file.transformClass(
        file.parse(bytes),
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString(NOW), this::ahead));
  }

  private void ahead(CodeBuilder code, CodeElement element) {
    if (element instanceof ReturnInstruction) {
      code.loadConstant(seconds)
          .invokevirtual(INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
    }
    code.with(element);
  }
}
