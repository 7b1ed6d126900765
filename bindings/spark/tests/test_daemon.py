"""The path of Spark's Python workers: without its zip files, where that changes nothing."""
import pathlib
import zipfile

import pyspark

from sourcier_spark.daemon import path_without_zips

INSTALLED = pathlib.Path(pyspark.__file__).parent


def spark_zip(folder: pathlib.Path, version: bytes) -> str:
    with zipfile.ZipFile(folder / "pyspark.zip", "w") as archive:
        archive.writestr("pyspark/version.py", version)
    return str(folder / "pyspark.zip")


def test_the_zip_of_the_installed_version_goes_and_others_stay(tmp_path):
    others = ["/opt/spark/python/lib/py4j-0.10.9.9-src.zip", "/job/files.zip", str(INSTALLED.parent)]
    path = [spark_zip(tmp_path, (INSTALLED / "version.py").read_bytes()), *others]
    assert path_without_zips(path) == others[1:]


def test_another_version_stays(tmp_path):
    path = [spark_zip(tmp_path, b"__version__ = '1'\n"), str(INSTALLED.parent)]
    assert path_without_zips(path) == path


def test_without_an_installed_one_the_zips_stay(tmp_path):
    path = [spark_zip(tmp_path, (INSTALLED / "version.py").read_bytes()), "/job/files.zip"]
    assert path_without_zips(path) == path
