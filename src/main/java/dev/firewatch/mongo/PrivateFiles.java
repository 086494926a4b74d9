package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what private incidents are in from other accounts of the machine. */
final class PrivateFiles {

	private static final Logger log = LoggerFactory.getLogger(PrivateFiles.class);

	private PrivateFiles() {
	}

	/**
	 * Creates a directory into which only the owner may look, where the file system knows
	 * owners. One that is there already, such as a mounted volume, stays as it was made.
	 */
	static void createDirectory(Path path) throws IOException {
		if (!Files.isDirectory(path)) {
			Files.createDirectories(path);
			restrict(path, "rwx------");
		}
	}

	/**
	 * Lets only the owner read and write the file, where the file system knows owners and
	 * it is ours to say.
	 */
	static void file(Path path) {
		try {
			restrict(path, "rw-------");
		}
		catch (IOException notOurs) {
			log.warn("Other accounts of this machine may be able to read {}: {}", path, notOurs.toString());
		}
	}

	private static void restrict(Path path, String permissions) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
		if (view != null) {
			view.setPermissions(PosixFilePermissions.fromString(permissions));
		}
	}

}
