package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps what private incidents are in from other accounts of the machine. */
final class PrivateFiles {

	private PrivateFiles() {
	}

	/** Only the owner may look into the directory, where the file system knows owners. */
	static void directory(Path path) throws IOException {
		restrict(path, "rwx------");
	}

	/** Only the owner may read and write the file, where the file system knows owners. */
	static void file(Path path) throws IOException {
		restrict(path, "rw-------");
	}

	private static void restrict(Path path, String permissions) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
		if (view != null) {
			view.setPermissions(PosixFilePermissions.fromString(permissions));
		}
	}

}
