package dev.firewatch.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * Directories for the databases of tests: in memory where the machine has such a file
 * system, since an embedded database waits for the disk after each write and no test
 * turns the power off.
 */
public final class Scratch {

	private static final Path MEMORY = Path.of("/dev/shm");

	/** Several contexts of several test processes lie there at once. */
	private static final long ENOUGH_BYTES = 2L << 30;

	private Scratch() {
	}

	/** A new directory, which goes with the process. */
	public static Path directory(String name) {
		try {
			Path made = hasMemory() ? Files.createTempDirectory(MEMORY, "firewatch-" + name)
					: Files.createTempDirectory("firewatch-" + name);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(made.toFile())));
			return made;
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static boolean hasMemory() {
		File memory = MEMORY.toFile();
		return memory.canWrite() && memory.getUsableSpace() >= ENOUGH_BYTES;
	}

}
