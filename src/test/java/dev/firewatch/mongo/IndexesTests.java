package dev.firewatch.mongo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Building an index takes as long as it takes. */
@ExtendWith(OutputCaptureExtension.class)
class IndexesTests {

	private static MongoSocketReadTimeoutException slow() {
		return new MongoSocketReadTimeoutException("Timeout while receiving message", new ServerAddress("db", 27017),
				new java.net.SocketTimeoutException("Read timed out"));
	}

	@Test
	void areWaitedForWhileTheServerBuildsThem(CapturedOutput output) {
		Deque<RuntimeException> faults = new ArrayDeque<>(List.of(slow(), slow()));

		Indexes.whenBuilt("casefiles", () -> {
			if (!faults.isEmpty()) {
				throw faults.pop();
			}
		});

		assertThat(faults).isEmpty();
		assertThat(output).contains("of casefiles aren't built yet", "waits for them");
	}

	@Test
	void areNotWaitedForOnceTheServerIsGone() {
		assertThatThrownBy(() -> Indexes.whenBuilt("casefiles", () -> {
			throw new MongoTimeoutException("no server");
		})).isInstanceOf(MongoTimeoutException.class);
	}

}
