package dev.firewatch.chat.local.store;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The content of a file that somebody shared in the workspace. */
@Document("local_files")
record LocalFile(@Id String id, byte[] content) {
}
