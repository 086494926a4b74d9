package dev.firewatch.mongo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.firewatch.Backup;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Copies the embedded database's file while it is written to. */
final class EmbeddedBackup implements Backup {

	private static final String PREFIX = "backup-";

	private static final String SUFFIX = ".tmp";

	private final EmbeddedServer server;

	private final Path directory;

	private final Semaphore one = new Semaphore(1);

	EmbeddedBackup(EmbeddedServer server, Path directory) {
		this.server = server;
		this.directory = directory;
	}

	@Override
	public Copy take() throws IOException {
		if (!this.one.tryAcquire()) {
			throw new InProgress();
		}
		try {
			removeLeftovers();
			Path file = Files.createTempFile(this.directory, PREFIX, SUFFIX);
			this.server.copyTo(file);
			readBack(file);
			return new FileCopy(file);
		}
		catch (IOException | RuntimeException ex) {
			removeLeftovers();
			this.one.release();
			throw ex;
		}
	}

	/** A killed process could not tidy up. */
	private void removeLeftovers() throws IOException {
		try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(this.directory, PREFIX + "*" + SUFFIX)) {
			for (Path leftover : leftovers) {
				Files.delete(leftover);
			}
		}
	}

	/** An unreadable copy is worthless, and it is better to find out today. */
	private static void readBack(Path file) {
		MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open();
		try {
			for (String name : store.getMapNames()) {
				MVMap<Object, ?> map = Digest.isMap(name) ? DigestType.open(store, name) : store.openMap(name);
				long entries = map.entrySet().stream().count();
				if (entries != map.sizeAsLong()) {
					throw new IllegalStateException("The copy lacks entries of " + name);
				}
			}
		}
		finally {
			store.closeImmediately();
		}
	}

	/** The copy as a file, until it has been handed out. */
	private final class FileCopy implements Copy {

		private final Path file;

		FileCopy(Path file) {
			this.file = file;
		}

		@Override
		public void writeTo(OutputStream out) throws IOException {
			ZipOutputStream zip = new ZipOutputStream(out);
			zip.putNextEntry(new ZipEntry(EmbeddedServer.FILE));
			Files.copy(this.file, zip);
			zip.closeEntry();
			zip.finish();
		}

		@Override
		public void close() throws IOException {
			try {
				Files.deleteIfExists(this.file);
			}
			finally {
				EmbeddedBackup.this.one.release();
			}
		}

	}

}
