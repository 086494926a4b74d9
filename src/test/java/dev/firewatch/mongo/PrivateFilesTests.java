package dev.firewatch.mongo;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PrivateFilesTests {

	@Test
	void onlyTheOwnerReadsTheEmbeddedDatabase(@TempDir Path directory) throws IOException {
		FileStore store = Files.getFileStore(directory);
		assumeTrue(store.supportsFileAttributeView(PosixFileAttributeView.class));
		Path data = directory.resolve("data");

		EmbeddedServer.start(data, 0).close();

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
		try (var files = Files.list(data)) {
			assertThat(files.toList()).isNotEmpty()
				.allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo("rw-------"));
		}
	}

	@Test
	void leavesADirectoryAsItWasMade(@TempDir Path directory) throws IOException {
		FileStore store = Files.getFileStore(directory);
		assumeTrue(store.supportsFileAttributeView(PosixFileAttributeView.class));
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

		EmbeddedServer.start(directory, 0).close();

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwxr-xr-x");
	}

}
