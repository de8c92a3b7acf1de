import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Turns the client into WebAssembly GC. TeaVM's own Maven goals do the same but cannot be skipped
 * when nothing changed, and ten seconds a start is too long; this program is run by the build only
 * when its inputs are newer than its output (see client/pom.xml).
 *
 * <p>Arguments: class path to compile, main class, output directory, base name of the two outputs.
 */
final class CompileToWasm {

  private static final String RUNTIME = "org/teavm/backend/wasm/wasm-gc-module-runtime.min.js";

  private CompileToWasm() {}

  public static void main(String[] args) throws Exception {
    List<File> classPath = new ArrayList<>();
    for (String entry : args[0].split(File.pathSeparator)) {
      classPath.add(new File(entry));
    }
    Path output = Path.of(args[2]);
    Files.createDirectories(output);
    copyRuntime(output.resolve(args[3] + "-runtime.js"));
    if (!compile(classPath, args[1], output.toFile(), args[3] + ".wasm")) {
      System.exit(1);
    }
  }

  private static boolean compile(List<File> classPath, String mainClass, File output, String name)
      throws Exception {
    List<URL> urls = new ArrayList<>();
    for (File entry : classPath) {
      urls.add(entry.toURI().toURL());
    }
    TeaVMTool tool = new TeaVMTool();
    tool.setLog(new ConsoleTeaVMToolLog(false));
    tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    // Strict would have every null and every bound tested twice, by TeaVM so that Java can catch it
    // and by WebAssembly anyway. Nothing here catches either: a mistake of that kind is a trap,
    // which
    // ends the call, and the page starts the worker anew.
    tool.setStrict(false);
    tool.setObfuscated(true);
    tool.setMainClass(mainClass);
    tool.setTargetDirectory(output);
    tool.setTargetFileName(name);
    tool.setClassPath(classPath);
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), CompileToWasm.class.getClassLoader())) {
      tool.setClassLoader(loader);
      tool.generate();
    }
    TeaVMProblemRenderer.describeProblems(
        tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), tool.getLog());
    boolean sound = tool.getProblemProvider().getSevereProblems().isEmpty();
    if (!sound) {
      // A half-made output must not look current to the next build.
      Files.deleteIfExists(output.toPath().resolve(name));
    }
    return sound;
  }

  private static void copyRuntime(Path target) throws IOException {
    try (InputStream runtime = TeaVMTool.class.getClassLoader().getResourceAsStream(RUNTIME)) {
      Files.copy(
          Objects.requireNonNull(runtime, RUNTIME), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
