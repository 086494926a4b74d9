package dev.firewatch;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseFaultTests {

	private static final ServerAddress SERVER = new ServerAddress();

	private static BsonDocument answer(int code) {
		return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code))
			.append("errmsg", new BsonString("no"));
	}

	private static MongoException command(int code) {
		return new MongoCommandException(answer(code), SERVER);
	}

	private static MongoException bulk(List<BulkWriteError> errors, WriteConcernError concern) {
		return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, concern, SERVER, Set.of());
	}

	private static BulkWriteError error(int code) {
		return new BulkWriteError(code, "no", new BsonDocument(), 0);
	}

	private static WriteConcernError concern(int code) {
		return new WriteConcernError(code, "WriteConcern", "waiting timed out", new BsonDocument());
	}

	private static MongoException labelled(String label) {
		MongoException fault = new MongoException(8, "UnknownError");
		fault.addLabel(label);
		return fault;
	}

	private static MongoException security(Throwable cause) {
		MongoException fault = new MongoException("Exception authenticating");
		fault.initCause(cause);
		return fault;
	}

	static Stream<RuntimeException> away() {
		return Stream.of(
				IntStream
					.of(6, 7, 50, 64, 89, 91, 100, 133, 134, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436)
					.mapToObj(DatabaseFaultTests::command),
				Stream.of(new MongoNotPrimaryException(answer(10107), SERVER),
						new MongoNodeIsRecoveringException(answer(11600), SERVER),
						new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), SERVER),
								new IOException()),
						new MongoExecutionTimeoutException(50, "operation exceeded time limit"),
						new MongoOperationTimeoutException("late"), new MongoTimeoutException("no server"),
						new MongoInterruptedException("stopping", null), new MongoSocketReadException("reset", SERVER),
						new MongoWriteConcernException(concern(64), SERVER), bulk(List.of(), concern(64)),
						bulk(List.of(error(11602)), null), labelled("RetryableWriteError"),
						labelled("TransientTransactionError"), security(new MongoSocketReadException("reset", SERVER))))
			.flatMap(faults -> faults);
	}

	static Stream<RuntimeException> ofWhatWasAsked() {
		return Stream
			.concat(IntStream.of(2, 13, 18, 59, 121, 8000, 10334, 14031, 17419).mapToObj(DatabaseFaultTests::command),
					Stream.of(
							new MongoWriteException(new WriteError(11000, "E11000", new BsonDocument()), SERVER,
									Set.of()),
							new BsonMaximumSizeExceededException("too large"), new DuplicateKeyException("there"),
							new IllegalStateException("a mistake of ours")));
	}

	@ParameterizedTest
	@MethodSource("away")
	void knowsADatabaseThatIsAwayHoweverItIsWrapped(RuntimeException fault) {
		DataAccessException translated = MongoExceptionTranslator.DEFAULT_EXCEPTION_TRANSLATOR
			.translateExceptionIfPossible(fault);

		assertThat(Stream.of(fault, translated, new UncategorizedMongoDbException("no", fault),
				new IllegalStateException(new IllegalStateException(fault))))
			.allMatch(DatabaseFault::isAway)
			.allMatch(DatabaseFault::leavesOpen);
	}

	@ParameterizedTest
	@MethodSource("ofWhatWasAsked")
	void leavesToACasefileWhatIsTheCasefilesOwn(RuntimeException fault) {
		assertThat(Stream.of(fault, new UncategorizedMongoDbException("no", fault),
				new DataAccessResourceFailureException("as Spring has it", command(13))))
			.noneMatch(DatabaseFault::isAway)
			.noneMatch(DatabaseFault::leavesOpen);
	}

	@Test
	void namesTheFaultForTheLogWithoutItsContent() {
		assertThat(DatabaseFault.words(new UncategorizedMongoDbException("text", command(10107))))
			.isEqualTo("MongoCommandException 10107");
		assertThat(DatabaseFault.words(new DuplicateKeyException("text"))).isEqualTo("DuplicateKeyException");
	}

	@Test
	void takesSpringsWordWhereTheDriverSaidNothing() {
		assertThat(DatabaseFault.isAway(new DataAccessResourceFailureException("gone"))).isTrue();
	}

	@Test
	void leavesOpenWhatTheDatabaseDidNotSay() {
		RuntimeException broken = new UncategorizedMongoDbException("no", new MongoCommandException(
				new BsonDocument("ok", new BsonInt32(0)).append("errmsg", new BsonString("disk full")), SERVER));

		assertThat(DatabaseFault.isAway(broken)).as("one casefile's document may be why").isFalse();
		assertThat(DatabaseFault.leavesOpen(broken)).isTrue();
	}

	@Test
	void isNotLedInACircle() {
		IllegalStateException one = new IllegalStateException("one");
		one.initCause(new IllegalStateException("other", one));

		assertThat(DatabaseFault.isAway(one)).isFalse();
	}

}
