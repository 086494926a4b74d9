package dev.firewatch.priority;

import java.util.List;

import dev.firewatch.priority.PriorityRecords.UnreadableRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PriorityRecordsTests {

	private static final String HEADER = "index,exposure,severity,control_gap,activity,business_impact\n";

	@Test
	void readsColumnsInAnyOrderAndForm() throws Exception {
		assertThat(PriorityRecords
			.read("\uFEFFTitle;".replace(';', ',') + "Business impact,ACTIVITY,control-gap,severity,exposure\r\n\r\n"
					+ "\"down, all\",0.5,.4,3e-1,0.2,1\r\nslow,0,0,0,0,0\r\n"))
			.containsExactly(new PriorityRecord(0, 1, 0.2, 0.3, 0.4, 0.5), new PriorityRecord(1, 0, 0, 0, 0, 0));
		assertThat(PriorityRecords.read(HEADER + "41,0,0,0,0,0\n7,1,1,1,1,1")).extracting(PriorityRecord::index)
			.containsExactly(41L, 7L);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
							1,0.1,0.2,0.3,0.4,x      | Line 3, column business_impact: "x" is not a number such as 0.35.
							1,0.1,,0.3,0.4,0.5       | Line 3, column severity: nothing is not a number such as 0.35.
							1,0.1,0.2,NaN,0.4,0.5    | Line 3, column control_gap: "NaN" is not a number such as 0.35.
							1,0.1,0.2,0x1p-3,0.4,0.5 | Line 3, column control_gap: "0x1p-3" is not a number such as 0.35.
							1,"0,1",0.2,0.3,0.4,0.5  | Line 3, column exposure: "0,1" is not a number such as 0.35.
							1,0.1,0.2,0.3,1.01,0.5   | Line 3, column activity: "1.01" is not a number from 0 to 1.
							1,-0.1,0.2,0.3,0.4,0.5   | Line 3, column exposure: "-0.1" is not a number from 0 to 1.
							1,0.1,0.2                | Line 3, column control_gap: nothing is not a number such as 0.35.
							1,0.1,"0.2,0.3,0.4,0.5   | Line 3, column severity: "0.2,0.3,0.4,0.5" is not a number such as 0.35.
					one,0.1,0.2,0.3,0.4,0.5  | Line 3, column index: "one" is not a whole number.
							0,0.1,0.2,0.3,0.4,0.5    | Line 3, column index: 0 is the index of line 2 already. Give each its own.
							1,0,1,0,2,0,3,0,4,0,5    | Line 3 has 11 values, and line 1 names 6 columns. Write decimals with a point, not a comma.
							""")
	void namesLineAndColumnOfAMistake(String row, String sentence) {
		assertThatThrownBy(() -> PriorityRecords.read(HEADER + "0,0,0,0,0,0\n" + row + "\n"))
			.isInstanceOf(UnreadableRecords.class)
			.hasMessage(sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                           | The CSV is empty. Line 1 has to name the columns
			'exposure,severity,activity,business_impact' | Line 1 names no column control_gap.
			'exposure;severity'                          | Line 1 names no column exposure.
			'exposure,severity,control_gap,activity,business_impact,Exposure' | Line 1 names the column exposure twice.
			'exposure,severity,control_gap,activity,business_impact' | There is no record below line 1.
			'"exposure'                                  | Line 1 names no column severity.
			""")
	void saysWhatIsMissing(String csv, String sentence) {
		assertThatThrownBy(() -> PriorityRecords.read(csv)).isInstanceOf(UnreadableRecords.class)
			.hasMessageStartingWith(sentence);
	}

	@Test
	void takesTenThousandAndNoMore() throws Exception {
		String header = HEADER.replace("index,", "");

		assertThat(PriorityRecords.read(header + "0,0,0,0,0\n".repeat(PriorityRecords.MOST))).hasSize(10_000);
		assertThatThrownBy(() -> PriorityRecords.read(header + "0,0,0,0,0\n".repeat(PriorityRecords.MOST + 1)))
			.hasMessage("10,000 records fit; line 10002 would be one more. Send fewer.");
	}

	@Test
	void knowsItsOwnSyntheticRecordsUnderAnyName() throws Exception {
		List<PriorityRecord> some = List.of(PriorityRecords.synthetic().get(41), PriorityRecords.synthetic().get(2));

		assertThat(PriorityRecords.areSynthetic(some)).isTrue();
		assertThat(PriorityRecords.areSynthetic(PriorityRecords.read(HEADER + "5,0,0,0,0,0"))).isFalse();
	}

}
