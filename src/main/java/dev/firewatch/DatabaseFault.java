package dev.firewatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;

/**
 * Distinguishes a database that is away, such as while another member of a replica set
 * takes over, from a request that it refuses. Spring has no type of its own for most of
 * the former, so the driver's types, codes and labels decide.
 */
public final class DatabaseFault {

	private static final List<Class<? extends MongoException>> AWAY = List.of(MongoSocketException.class,
			MongoTimeoutException.class, MongoExecutionTimeoutException.class, MongoNotPrimaryException.class,
			MongoNodeIsRecoveringException.class, MongoConnectionPoolClearedException.class,
			MongoServerUnavailableException.class, MongoCursorNotFoundException.class, MongoInterruptedException.class,
			MongoWriteConcernException.class);

	/** As listed in the server's error codes. */
	private static final Set<Integer> AWAY_CODES = Set.of(6, // HostUnreachable
			7, // HostNotFound
			50, // MaxTimeMSExpired
			64, // WriteConcernTimeout
			89, // NetworkTimeout
			91, // ShutdownInProgress
			100, // UnsatisfiableWriteConcern
			133, // FailedToSatisfyReadPreference
			134, // ReadConcernMajorityNotAvailableYet
			189, // PrimarySteppedDown
			262, // ExceededTimeLimit
			9001, // SocketException
			10058, // NotPrimary of old servers
			10107, // NotWritablePrimary
			11600, // InterruptedAtShutdown
			11602, // InterruptedDueToReplStateChange
			13435, // NotPrimaryNoSecondaryOk
			13436 // NotPrimaryOrSecondary
	);

	private static final List<String> AWAY_LABELS = List.of("RetryableWriteError", "TransientTransactionError",
			"SystemOverloadedError");

	private DatabaseFault() {
	}

	/**
	 * Whether the only trouble is that the database is away, so that a later try may
	 * succeed.
	 */
	public static boolean isAway(Throwable fault) {
		List<MongoException> told = ofTheDriver(fault);
		return told.isEmpty() ? isAwayBySpring(fault) : told.stream().anyMatch(DatabaseFault::saysAway);
	}

	/**
	 * Whether something may have been written: the database did not say that it was not.
	 */
	public static boolean leavesOpen(Throwable fault) {
		return isAway(fault) || ofTheDriver(fault).stream().anyMatch(told -> told.getCode() <= 0);
	}

	/** Whether the database itself has said what is wrong. */
	public static boolean isTold(Throwable fault) {
		return ofTheDriver(fault).stream().anyMatch(told -> told.getCode() > 0);
	}

	/** For the log: the kind of fault and its code, but no document's content. */
	public static String words(Throwable fault) {
		return ofTheDriver(fault).stream()
			.findFirst()
			.map(told -> told.getClass().getSimpleName() + (told.getCode() > 0 ? " " + told.getCode() : "")
					+ (told instanceof MongoCommandException refused && !refused.getErrorCodeName().isEmpty()
							? " " + refused.getErrorCodeName() : ""))
			.orElseGet(() -> fault.getClass().getSimpleName());
	}

	private static boolean saysAway(MongoException told) {
		return AWAY.stream().anyMatch(type -> type.isInstance(told)) || AWAY_CODES.contains(told.getCode())
				|| AWAY_LABELS.stream().anyMatch(told::hasErrorLabel)
				|| told instanceof MongoBulkWriteException bulk && (bulk.getWriteConcernError() != null
						|| bulk.getWriteErrors().stream().anyMatch(error -> AWAY_CODES.contains(error.getCode())));
	}

	private static boolean isAwayBySpring(@Nullable Throwable fault) {
		return fault instanceof DataAccessResourceFailureException
				|| fault instanceof TransientDataAccessResourceException || fault instanceof QueryTimeoutException;
	}

	private static List<MongoException> ofTheDriver(Throwable fault) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable link = fault; link != null && !chain.contains(link); link = link.getCause()) {
			chain.add(link);
		}
		return chain.stream().filter(MongoException.class::isInstance).map(MongoException.class::cast).toList();
	}

}
