package dev.firewatch.mongo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.gridfs.model.GridFSFile;
import dev.firewatch.timeline.FileStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;
import org.springframework.data.mongodb.gridfs.GridFsUpload;

/**
 * Files in GridFS under {@code INC-…/<SHA-256>}: the same content is there once in an
 * incident, and never shared with another one, which others may see.
 */
class GridFsFiles implements FileStore {

	static final String FILES = "fs.files";

	static final String CHUNKS = "fs.chunks";

	private static final String OF = "files_id";

	private final GridFsTemplate gridFs;

	private final MongoTemplate mongo;

	GridFsFiles(GridFsTemplate gridFs, MongoTemplate mongo) {
		this.gridFs = gridFs;
		this.mongo = mongo;
	}

	private static String id(String incident, String sha256) {
		return incident + "/" + sha256;
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

	@Override
	public void put(String incident, String sha256, byte[] content) {
		if (has(incident, sha256)) {
			return;
		}
		String id = id(incident, sha256);
		// What an interrupted attempt has left would be in the way.
		dropChunks(id);
		this.gridFs.store(GridFsUpload.fromStream(new ByteArrayInputStream(content)).id(id).filename(incident).build());
	}

	@Override
	public Optional<byte[]> content(String incident, String sha256) {
		GridFSFile file = find(incident, sha256);
		if (file == null) {
			return Optional.empty();
		}
		try (InputStream content = this.gridFs.getResource(file).getInputStream()) {
			return Optional.of(content.readAllBytes());
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	@Override
	public boolean has(String incident, String sha256) {
		return find(incident, sha256) != null;
	}

	private @Nullable GridFSFile find(String incident, String sha256) {
		return this.gridFs.findOne(byId(id(incident, sha256)));
	}

	@Override
	public void keepOnly(String incident, Set<String> sha256) {
		for (String id : kept(incident)) {
			if (!sha256.contains(id.substring(incident.length() + 1))) {
				// The entry of the file goes first: nobody is to find half a file.
				this.mongo.remove(byId(id), FILES);
				dropChunks(id);
			}
		}
	}

	/** By their parts: those of an upload that was interrupted belong to no file yet. */
	private Collection<String> kept(String incident) {
		// A stroke is what separates, and the next character after it is a naught.
		Query ofIncident = Query.query(Criteria.where(OF).gte(incident + "/").lt(incident + "0"));
		ofIncident.fields().include(OF);
		return this.mongo.find(ofIncident, Document.class, CHUNKS)
			.stream()
			.map((chunk) -> chunk.getString(OF))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private void dropChunks(String id) {
		this.mongo.remove(Query.query(Criteria.where(OF).is(id)), CHUNKS);
	}

}
