package dev.firewatch;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** What is stored of a value as a part of a document, without the name of its class. */
public final class PlainDocument {

	private PlainDocument() {
	}

	public static Document of(Object value, MongoOperations mongo) {
		Document written = new Document();
		mongo.getConverter().write(value, written);
		written.remove("_class");
		return written;
	}

}
