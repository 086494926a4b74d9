package dev.firewatch.mongo;

import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Numbers that are given out once, whichever instance asks; one that is never used leaves
 * a gap.
 *
 * @param name of the series, such as {@code incidents/2026}
 */
record NumberSeries(MongoTemplate mongo, String name) {

	private static final String NUMBERS = "numbers";

	private static final String LAST = "last";

	long next() {
		Document number = mongo.findAndModify(itself(), new Update().inc(LAST, 1L),
				FindAndModifyOptions.options().upsert(true).returnNew(true), Document.class, NUMBERS);
		if (number == null) {
			throw new IllegalStateException("an upsert returned nothing");
		}
		return number.get(LAST, Number.class).longValue();
	}

	/** Goes on above a number that came from elsewhere. */
	void goOnAfter(long number) {
		mongo.upsert(itself(), new Update().max(LAST, number), NUMBERS);
	}

	private Query itself() {
		return Query.query(Criteria.where("_id").is(name));
	}

}
