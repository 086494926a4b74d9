package dev.firewatch.exchange;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was exported by an earlier version can be read, and is written the same. */
class CasefileFormTests {

	private static final String SAMPLE = Reviews.resource("/exchange/form-1.yaml");

	@Test
	void writesWhatItReadByteForByte() {
		YamlImport.ReadReview read = Reviews.read(SAMPLE);

		assertThat(YamlExport.write(Reviews.dossier(read))).isEqualTo(SAMPLE);
	}

}
