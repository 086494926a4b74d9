package dev.firewatch.chat.local.store;

import java.util.Optional;
import java.util.UUID;

import dev.firewatch.chat.SharedFile;

/** The files that people share in the workspace. */
public class LocalFiles {

	private final LocalFileDocuments files;

	LocalFiles(LocalFileDocuments files) {
		this.files = files;
	}

	/** Keeps the content; the file can be attached to a message from then on. */
	public SharedFile keep(String name, byte[] content) {
		String id = UUID.randomUUID().toString();
		files.insert(new LocalFile(id, content));
		return SharedFile.at(id, id, name, content.length);
	}

	public Optional<byte[]> find(String id) {
		return files.findById(id).map(LocalFile::content);
	}

}
