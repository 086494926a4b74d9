package dev.firewatch.workflow.postmortems.takeover;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import dev.firewatch.exchange.ReviewImport.ReviewFormat;
import dev.firewatch.policy.InvalidConfiguration;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportOutcome;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.ImportPreview;
import dev.firewatch.workflow.postmortems.takeover.ImportReview.Importer;
import org.jspecify.annotations.Nullable;

/**
 * Imports all reviews of a zip, file by file as it arrives; one that can't be read keeps
 * none of the others out.
 */
public class ImportArchive {

	private static final int MOST_FILES = 10_000;

	private static final long MOST_BYTES = 500_000_000;

	private static final int MOST_PROBLEMS = 20;

	private final ImportReview imports;

	ImportArchive(ImportReview imports) {
		this.imports = imports;
	}

	/** What became of a file. */
	public enum FileStatus {

		IMPORTED, KNOWN, REFUSED;

		/** Its name for programs. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** What is wrong with a file, and in which line. */
	public record FileProblem(int line, String sentence) {
	}

	/**
	 * What became of a file.
	 *
	 * @param id the incident that it is; null if it was refused, or if nothing was saved
	 */
	public record FileReport(String name, FileStatus status, @Nullable String id, List<FileProblem> problems) {

		static FileReport refused(String name, String sentence) {
			return new FileReport(name, FileStatus.REFUSED, null, List.of(new FileProblem(1, sentence)));
		}

	}

	/**
	 * Imports what the zip holds; empty if it is none.
	 * @param save whether anything is stored, or only said what would be
	 */
	public List<FileReport> take(InputStream zip, boolean save, Importer importer) throws IOException {
		List<FileReport> reports = new ArrayList<>();
		Budget budget = new Budget();
		// Not closed: the stream is the caller's.
		ZipInputStream files = new ZipInputStream(zip, StandardCharsets.UTF_8);
		try {
			int count = 0;
			for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
				if (++count > MOST_FILES) {
					reports.add(FileReport.refused(file.getName(),
							"A zip may hold 10,000 files; this one and what follows was left out. Send the rest by itself."));
					return reports;
				}
				if (!file.isDirectory() && !isOfASystem(file.getName())) {
					reports.add(read(files, file.getName(), budget, save, importer));
				}
				budget.skip(files);
			}
		}
		catch (TooMuch large) {
			reports.add(FileReport.refused("",
					"The zip expands to more than 500 MB; the rest was left out. Send it in parts."));
		}
		catch (ZipException | EOFException | IllegalArgumentException broken) {
			// Of names that are no Unicode, too.
			if (!reports.isEmpty()) {
				reports.add(FileReport.refused("",
						"The zip is damaged from here on. Make it again and send it once more; what was imported is known."));
			}
		}
		return reports;
	}

	private static boolean isOfASystem(String name) {
		String file = name.substring(name.lastIndexOf('/') + 1);
		return name.startsWith("__MACOSX/") || file.startsWith(".") || file.equals("Thumbs.db");
	}

	private FileReport read(InputStream file, String name, Budget budget, boolean save, Importer importer)
			throws IOException {
		Optional<ReviewFormat> format = ReviewFormat.ofName(name);
		if (format.isEmpty()) {
			return FileReport.refused(name, "Only Markdown, YAML and JSON are read: .md, .yaml, .yml or .json.");
		}
		byte[] bytes = budget.read(file, ImportReview.MOST_BYTES + 1);
		if (bytes.length > ImportReview.MOST_BYTES) {
			return FileReport.refused(name, "A file may have 3 MB. Send it in parts.");
		}
		try {
			return take(format.get(), name, text(bytes), save, importer);
		}
		catch (CharacterCodingException other) {
			return FileReport.refused(name, "The file is not UTF-8. Save it as UTF-8.");
		}
		catch (InvalidConfiguration wrong) {
			return new FileReport(name, FileStatus.REFUSED, null,
					wrong.problems()
						.stream()
						.limit(MOST_PROBLEMS)
						.map(problem -> new FileProblem(problem.line(), problem.complaint() + " " + problem.remedy()))
						.toList());
		}
	}

	private FileReport take(ReviewFormat format, String name, String text, boolean save, Importer importer) {
		if (!save) {
			ImportPreview preview = imports.preview(format, text, importer);
			return preview.blocked() ? FileReport.refused(name, preview.id().orElseThrow() + " already exists.")
					: new FileReport(name, preview.known() ? FileStatus.KNOWN : FileStatus.IMPORTED,
							preview.known() ? preview.id().orElseThrow().value() : null, List.of());
		}
		ImportOutcome outcome = imports.take(format, text, importer);
		return outcome.taken() ? new FileReport(name, outcome.isNew() ? FileStatus.IMPORTED : FileStatus.KNOWN,
				outcome.id().value(), List.of()) : FileReport.refused(name, outcome.refusal());
	}

	/** The text of a file; throws if it is not UTF-8, whatever a content type says. */
	public static String text(byte[] bytes) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

	/** More than anybody zips by hand. */
	private static final class TooMuch extends IOException {

	}

	/** How much a zip may still expand to. */
	private static final class Budget {

		private final byte[] buffer = new byte[8_192];

		private long left = MOST_BYTES;

		byte[] read(InputStream file, int most) throws IOException {
			byte[] bytes = file.readNBytes(most);
			spend(bytes.length);
			return bytes;
		}

		void skip(InputStream file) throws IOException {
			for (int count = file.read(buffer); count >= 0; count = file.read(buffer)) {
				spend(count);
			}
		}

		private void spend(int count) throws TooMuch {
			left -= count;
			if (left < 0) {
				throw new TooMuch();
			}
		}

	}

}
